import type { StreamEvent, UnknownStreamEvent } from '../../stream/models/events';

/** Where an event came from: from Stream as it happened, or found missing later. */
export type EventOrigin = 'webhook' | 'reconciled';

/** An event on its way to the handlers. Apart from dates it is plain JSON. */
export interface ReceivedEvent {
  /**
   * Stream's id of the delivery, the same for all its attempts. Where another body came under this id before, `#` and a part
   * of the digest of this one follow.
   */
  readonly id: string;
  /**
   * The name of the app it belongs to, as configured: of several clients with its key, the first one's. `undefined` for an app
   * without a name, or with a client that has none.
   */
  readonly app: string | undefined;
  /** The key of that app. */
  readonly apiKey: string;
  /** Which attempt of Stream's it is, from 1. */
  readonly attempt: number;
  readonly origin: EventOrigin;
  readonly receivedAt: Date;
  readonly event: StreamEvent | UnknownStreamEvent;
}

/** Tells deliveries apart, also those of several apps. */
export function deliveryKey({ apiKey, id }: Pick<ReceivedEvent, 'apiKey' | 'id'>): string {
  return `${apiKey}:${id}`;
}
