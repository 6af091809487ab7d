import { RING_TIMEOUT_MS } from '../limits';
import { IntegerField } from '../validation/integer-field.decorator';
import { Optional } from '../validation/optional.decorator';

/** Timers of a ringing call, in milliseconds. */
export class RingSettingsRequest {
  /** How long the callee's screen rings. Stream requires it whenever the section is sent. */
  @IntegerField(RING_TIMEOUT_MS)
  incoming_call_timeout_ms!: number;

  /** How long the caller waits. Stream requires it whenever the section is sent. */
  @IntegerField(RING_TIMEOUT_MS)
  auto_cancel_timeout_ms!: number;

  /** When an unanswered call counts as missed. */
  @Optional()
  @IntegerField(RING_TIMEOUT_MS)
  missed_call_timeout_ms?: number;
}

export class RingSettingsResponse {
  incoming_call_timeout_ms!: number;
  auto_cancel_timeout_ms!: number;
  missed_call_timeout_ms!: number;
}
