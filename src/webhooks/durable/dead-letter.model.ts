import type { EventOrigin } from '../delivery/received-event';

/** An event that handlers failed to handle in all attempts. */
export class DeadLetter {
  /**
   * What to replay or remove it by.
   * @example '0b9c6f0e-3f0e-4c55-8f3c-0a4f4f3f7c11'
   */
  id!: string;
  /** Stream's id of the delivery, the value of the header `X-Webhook-Id`. */
  webhook_id!: string;
  /** @example 'call.session_ended' */
  type!: string;
  /** `<type>:<id>` of the call; absent for events of no call. */
  call_cid?: string;
  /** The name of the app it belongs to; absent for an app without a name. */
  app?: string;
  origin!: EventOrigin;
  /** When the event came. */
  received_at!: Date;
  /** When the last attempt failed. */
  failed_at!: Date;
  /** How often it was handled. */
  attempts!: number;
  /** Which handlers failed in the last attempt, and why. */
  reason!: string;
  /** The event as Stream sent it. */
  event!: Record<string, unknown>;
}

/** One page of dead letters. */
export class DeadLetterPage {
  /** How many there are in all. */
  total!: number;
  /** The one that failed last comes first. */
  dead_letters!: DeadLetter[];
}
