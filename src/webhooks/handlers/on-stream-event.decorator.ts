import { SetMetadata } from '@nestjs/common';
import type { EventContext } from './event-context';
import type { SelectedEvent, ValidSelector } from './event-selector';

export const EVENT_SUBSCRIPTIONS = Symbol.for('nestjs-getstream:event-subscriptions');

/** What a handler wants. */
export interface EventSubscription {
  readonly selectors: readonly string[];
  readonly app: string | undefined;
}

export interface OnStreamEventOptions {
  /** Only events of the app of this name. Default: events of all apps. */
  readonly app?: string;
}

/**
 * The parameters of a handler must take the event and what is known of its delivery. The function is written anew since
 * TypeScript lets a method take less than it is given.
 */
type TakesEvent<Handler extends (...args: never[]) => unknown, Event> = ((
  ...args: Parameters<Handler>
) => unknown) extends (event: Event, context: EventContext) => unknown
  ? unknown
  : { readonly 'the first parameter must take': Event };

type HandlerDecorator<Event> = <Handler extends (...args: never[]) => unknown>(
  target: object,
  name: string | symbol,
  descriptor: TypedPropertyDescriptor<Handler> & TakesEvent<Handler, Event>,
) => void;

/**
 * Makes a method of a provider a handler of events: of one type, of several, of those with the same beginning
 * (`'call.recording_*'`), or of all (`'*'`, or no argument). A wildcard also gets events of types that are not in the
 * catalogue. The second argument of the method is an `EventContext`: id, app and attempt of the delivery, and a `signal`
 * that fires when the handler takes too long.
 *
 * A handler gets each event at least once. One that throws, or takes longer than `handlerTimeout`, gets it again, and the
 * others do not; a replica that dies between handling an event and noting that it did so handles it twice. While a handler
 * runs, its process does not give it the event again, but another replica may. Handlers of one class get the events of one
 * call one after another, unless one takes longer than `handlerTimeout`.
 *
 * @example
 * ```ts
 * @OnStreamEvent('call.session_participant_left')
 * async onLeft(event: CallSessionParticipantLeftEvent): Promise<void> {
 *   await this.attendance.add(event.call_cid, event.participant.user.id, event.duration_seconds);
 * }
 *
 * @OnStreamEvent('call.recording_ready')
 * async onRecording(event: CallRecordingReadyEvent, { signal }: EventContext): Promise<void> {
 *   await this.archive.store(await fetch(event.call_recording.url, { signal }));
 * }
 * ```
 */
export function OnStreamEvent<const Selector extends string = '*'>(
  selector?: ValidSelector<Selector> | readonly ValidSelector<Selector>[],
  options: OnStreamEventOptions = {},
): HandlerDecorator<SelectedEvent<Selector>> {
  return (target, name, descriptor) => {
    const selectors = typeof selector === 'string' ? [selector] : (selector ?? ['*']);
    const subscription: EventSubscription = { selectors, app: options.app };
    // A method may carry the decorator several times.
    const others = subscriptionsOf(descriptor.value);
    SetMetadata(EVENT_SUBSCRIPTIONS, [...others, subscription])(target, name, descriptor);
  };
}

/** What a method is decorated with. */
export function subscriptionsOf(method: unknown): readonly EventSubscription[] {
  if (typeof method !== 'function') return [];
  return (Reflect.getMetadata(EVENT_SUBSCRIPTIONS, method) as EventSubscription[] | undefined) ?? [];
}
