import type { ReceivedEvent } from '../delivery/received-event';

/** One method that handles events, or what publishes them elsewhere. */
export interface EventHandler {
  /** The same after a restart: `Class.method`. */
  readonly id: string;
  /** Handlers of one group get the events of one call one after another. */
  readonly group: string;
  wants(received: ReceivedEvent): boolean;
  /** @param signal fires when the handler is to stop */
  handle(received: ReceivedEvent, signal: AbortSignal): Promise<void>;
}
