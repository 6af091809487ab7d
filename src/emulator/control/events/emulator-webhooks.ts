import type { EmittedEvent } from '../../events/emitted-event';
import type { SendOptions } from '../../events/app-events';
import type { EmittedType } from '../../world/emitted-events';
import type { GivenFields } from '../../events/payload/given-payload';

/** A type of Stream's events, or any other text: Stream adds types at any time. */
export type EventTypeName = EmittedType | (string & Record<never, never>);

/** Which app is meant: the first one without an API key. */
export interface OfApp {
  readonly apiKey?: string;
}

/** Deliveries on demand. */
export interface EmulatorWebhooks {
  /**
   * Sends an event that nothing emitted, signed like any other, to the hooks of the app that are for it. `fields` are those of
   * Stream's payload: `type` and `created_at` are filled in, `call_cid` brings the `call` with it where the event has
   * one, and `{ id }` of a known user becomes the whole user. Resolves when the deliveries have ended, with what became of them.
   *
   * @example
   * await emulator.webhooks.send('call.session_ended', { call_cid: 'default:c1', session_id: 's1' }, { duplicate: true });
   */
  send(type: EventTypeName, fields?: GivenFields, options?: SendOptions & OfApp): Promise<EmittedEvent>;
  /** Resolves when every delivery of the app has ended: there is nothing left to wait for. */
  settled(apiKey?: string): Promise<void>;
}
