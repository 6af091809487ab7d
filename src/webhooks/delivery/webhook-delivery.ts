import type { ReceivedEvent } from './received-event';

/**
 * What became of a delivery. Stream is told to send it again after `failed` and `unfinished`.
 *
 * `handled`: every handler succeeded. `stored`: kept safely, to be handled later. `duplicate`: was handled or stored
 * before. `failed`: a handler failed. `unfinished`: handlers were still running when the time for an answer was over.
 */
export type DeliveryOutcome = 'handled' | 'stored' | 'duplicate' | 'failed' | 'unfinished';

/** Brings verified events to the handlers: at once (the default), or through a queue. */
export abstract class WebhookDelivery {
  /** Resolves when Stream can be answered; a rejection makes Stream send the event again. */
  abstract accept(received: ReceivedEvent): Promise<DeliveryOutcome>;
}
