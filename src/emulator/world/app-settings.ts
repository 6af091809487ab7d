import type { Micros } from './clock';
import type { JsonObject } from './json';

/** How strict all apps of an emulator are: chosen at its start, and no setting of Stream's. */
export interface Behaviour {
  /** Refuses a sort that is sent along with a cursor, as Stream was seen to do. */
  readonly strictCursors: boolean;
}

/** The settings of an app that the emulator acts on. Everything else that `GET /app` shows is in `fields`. */
export interface AppSettings extends Behaviour {
  name: string;
  multiTenantEnabled: boolean;
  /** Whether two users may have the same name: `app` and `team` say where they may not. */
  enforceUniqueUsernames: 'no' | 'app' | 'team';
  /** Accepts development tokens, which carry no signature. */
  disableAuthChecks: boolean;
  /** Lets every user do everything. */
  disablePermissionsChecks: boolean;
  guestUserCreationDisabled: boolean;
  revokeTokensIssuedBefore?: Micros;
  /** App-wide grants: role → permission ids. */
  grants: Record<string, string[]>;
  /** Sends events compressed to webhooks. */
  hookPayloadCompression: boolean;
  /** Where events are sent, as sent to PATCH /app; `created_at` and `updated_at` are in microseconds. */
  eventHooks: JsonObject[];
  /** The other fields of `GET /app`, as they were last sent. */
  fields: JsonObject;
}
