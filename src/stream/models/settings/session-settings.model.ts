import { SESSION_INACTIVITY_SECONDS } from '../limits';
import { IntegerField } from '../validation/integer-field.decorator';

export class SessionSettingsRequest {
  /** How long a session lives on after the last participant left. Stream requires it whenever the section is sent. */
  @IntegerField(SESSION_INACTIVITY_SECONDS)
  inactivity_timeout_seconds!: number;
}

export class SessionSettingsResponse {
  inactivity_timeout_seconds!: number;
}
