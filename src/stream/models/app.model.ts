import { DurationResponse } from './response.model';

/** Where names of users must be unique. */
export type UniqueUsernames = 'no' | 'app' | 'team';

/** Stream's settings of the whole app that matter for video; fields of Chat and Feeds come along unnamed. */
export interface AppResponse {
  id: number;
  name: string;
  organization: string;
  /** The region. */
  placement: string;
  /** The call types by name, in another form than that of `listCallTypes`, which is the better place to read them. */
  call_types: Record<string, Record<string, unknown>>;
  /** Permission ids of the app by role. */
  grants: Record<string, string[]>;
  multi_tenant_enabled: boolean;
  enforce_unique_usernames: UniqueUsernames;
  disable_auth_checks: boolean;
  disable_permissions_checks: boolean;
  guest_user_creation_disabled: boolean;
  suspended: boolean;
  /** Tokens of any user issued before this moment are rejected. */
  revoke_tokens_issued_before?: Date | null;
  webhook_url: string;
  event_hooks?: Record<string, unknown>[];
  [field: string]: unknown;
}

export interface GetAppResponse extends DurationResponse {
  app: AppResponse;
}

/** Settings to change; what is left out stays as it is. */
export interface UpdateAppRequest {
  /** The list of each role named is replaced; `[]` empties it. */
  grants?: Record<string, string[]>;
  multi_tenant_enabled?: boolean;
  enforce_unique_usernames?: UniqueUsernames;
  disable_auth_checks?: boolean;
  disable_permissions_checks?: boolean;
  guest_user_creation_disabled?: boolean;
  /** Tokens of any user issued before this moment are rejected; `null` undoes it. */
  revoke_tokens_issued_before?: Date | null;
  /** Replaces all hooks of the app. */
  event_hooks?: Record<string, unknown>[];
  [field: string]: unknown;
}
