import { STREAM_EVENT_TYPES, type StreamEvent, type UnknownStreamEvent } from '../models/events';

const TYPES: ReadonlySet<string> = new Set(STREAM_EVENT_TYPES);

/** Whether the event is of a type of the catalogue. */
export function isStreamEvent(event: StreamEvent | UnknownStreamEvent): event is StreamEvent {
  return TYPES.has(event.type);
}
