import type { EventOrigin, ReceivedEvent } from '../delivery/received-event';
import { parseJsonEvent } from '../../stream/webhooks/parse-event';

/** An event as it is stored: plain JSON, with the event itself as text. */
export interface StoredEvent {
  readonly id: string;
  readonly app: string | null;
  readonly apiKey: string;
  readonly attempt: number;
  readonly origin: EventOrigin;
  /** In milliseconds since 1970. */
  readonly receivedAt: number;
  readonly event: string;
  /** The events of one line are handled one after another: those of one call. */
  readonly line: string | null;
}

export function storeEvent(received: ReceivedEvent): StoredEvent {
  const { call_cid: callCid } = received.event as { call_cid?: unknown };
  return {
    id: received.id,
    app: received.app ?? null,
    apiKey: received.apiKey,
    attempt: received.attempt,
    origin: received.origin,
    receivedAt: received.receivedAt.getTime(),
    event: JSON.stringify(received.event),
    line: typeof callCid === 'string' ? callCid : null,
  };
}

/** The opposite of `storeEvent`. */
export function restoreEvent(stored: StoredEvent): ReceivedEvent {
  return {
    id: stored.id,
    app: stored.app ?? undefined,
    apiKey: stored.apiKey,
    attempt: stored.attempt,
    origin: stored.origin,
    receivedAt: new Date(stored.receivedAt),
    event: parseJsonEvent(Buffer.from(stored.event)),
  };
}
