import type { ReceivedEvent } from '../delivery/received-event';

/** What handlers get as their second argument: what is known of the delivery, and a signal to stop. */
export interface EventContext extends ReceivedEvent {
  /**
   * Fires when the handler has taken `handlerTimeout`, and when a shutdown has waited `shutdownTimeout` for it: not before, so
   * that a deployment does not interrupt what finishes soon. Pass it on, as in `fetch(url, { signal })`: the event is not
   * handled again while the handler runs.
   */
  readonly signal: AbortSignal;
}
