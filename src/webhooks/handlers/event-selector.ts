import {
  STREAM_EVENT_TYPES,
  type StreamEvent,
  type StreamEventMap,
  type StreamEventType,
  type UnknownStreamEvent,
} from '../../stream/models/events';

/** The types of the catalogue that begin with a text. */
type TypesBeginningWith<Prefix extends string> = Extract<StreamEventType, `${Prefix}${string}`>;

/**
 * A selector that selects something: a type, `'*'`, or the beginning of types and `*`, such as `'call.recording_*'`.
 * Anything else is `never`, which makes it a compile error.
 */
export type ValidSelector<Selector extends string> = Selector extends StreamEventType | '*'
  ? Selector
  : Selector extends `${infer Prefix}*`
    ? [TypesBeginningWith<Prefix>] extends [never]
      ? never
      : Selector
    : never;

/** The events a selector selects. A wildcard also selects types that are not in the catalogue. */
export type SelectedEvent<Selector extends string> = Selector extends StreamEventType
  ? StreamEventMap[Selector]
  : Selector extends '*'
    ? StreamEvent | UnknownStreamEvent
    : Selector extends `${infer Prefix}*`
      ? StreamEventMap[TypesBeginningWith<Prefix>] | UnknownStreamEvent
      : never;

/** Whether an event of the type is selected. */
export function selects(selector: string, type: string): boolean {
  return selector.endsWith('*') ? type.startsWith(selector.slice(0, -1)) : selector === type;
}

/** Whether the selector selects a type of the catalogue. */
export function selectsKnownType(selector: string): boolean {
  return STREAM_EVENT_TYPES.some((type) => selects(selector, type));
}
