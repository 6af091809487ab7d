import { Field } from '../fields/field';
import { RING_TIMEOUT_MS } from '../limits';

/** Timers of a ringing call, in milliseconds. */
export class RingSettingsRequest {
  /** How long the callee's screen rings. Stream requires it whenever the section is sent. */
  @Field.integer(RING_TIMEOUT_MS)
  incoming_call_timeout_ms!: number;

  /** How long the caller waits. Stream requires it whenever the section is sent. */
  @Field.integer(RING_TIMEOUT_MS)
  auto_cancel_timeout_ms!: number;

  /** When an unanswered call counts as missed. */
  @Field.integer({ ...RING_TIMEOUT_MS, optional: true })
  missed_call_timeout_ms?: number;
}

export class RingSettingsResponse {
  incoming_call_timeout_ms!: number;
  auto_cancel_timeout_ms!: number;
  missed_call_timeout_ms!: number;
}
