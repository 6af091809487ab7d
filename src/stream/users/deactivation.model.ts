import type { DurationResponse } from '../models/response.model';

export interface DeactivateUsersRequest {
  /** At most 100 users. */
  readonly user_ids: readonly string[];
  /** The user who deactivates them. */
  readonly created_by_id?: string;
  /** Whether to delete their Chat messages softly. Default: false. */
  readonly mark_messages_deleted?: boolean;
  /** Whether to delete their Chat channels softly. Default: false. */
  readonly mark_channels_deleted?: boolean;
}

export interface ReactivateUsersRequest {
  /** At most 100 users. */
  readonly user_ids: readonly string[];
  /** The user who reactivates them. */
  readonly created_by_id?: string;
  /** Whether to restore Chat messages that the deactivation deleted. Default: false. */
  readonly restore_messages?: boolean;
  /** Whether to restore Chat channels that the deactivation deleted. Default: false. */
  readonly restore_channels?: boolean;
}

export interface DeactivateUsersResponse extends DurationResponse {
  /** Pass it to `waitForTask`. */
  task_id: string;
}

export type ReactivateUsersResponse = DeactivateUsersResponse;
