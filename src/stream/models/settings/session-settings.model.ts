import { Field } from '../fields/field';
import { SESSION_INACTIVITY_SECONDS } from '../limits';

export class SessionSettingsRequest {
  /** How long a session lives on after the last participant left. Stream requires it whenever the section is sent. */
  @Field.integer(SESSION_INACTIVITY_SECONDS)
  inactivity_timeout_seconds!: number;
}

export class SessionSettingsResponse {
  inactivity_timeout_seconds!: number;
}
