import type { UserRequest } from './user.model';

/** What a user may be granted or denied on one call. */
export type CallPermission = 'send-audio' | 'send-video' | 'screenshare';

export interface BlockUserRequest {
  user_id: string;
}

export interface UnblockUserRequest {
  user_id: string;
}

/** Whom to mute, and what. */
export interface MuteUsersRequest {
  user_ids?: string[];
  /** Everybody but the user who mutes. */
  mute_all_users?: boolean;
  audio?: boolean;
  video?: boolean;
  screenshare?: boolean;
  screenshare_audio?: boolean;
  /** The user who mutes. */
  muted_by_id?: string;
  /** The same, as a user to be written. */
  muted_by?: UserRequest;
}

export interface UpdateUserPermissionsRequest {
  user_id: string;
  grant_permissions?: CallPermission[];
  revoke_permissions?: CallPermission[];
}

export interface SendCallEventRequest {
  /** Data of your own, at most 5 KB as JSON. */
  custom?: Record<string, unknown>;
  /** The user who sends it. */
  user_id?: string;
  /** The same, as a user to be written. */
  user?: UserRequest;
}
