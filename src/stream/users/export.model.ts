import type { DurationResponse } from '../models/response.model';
import type { UserResponse } from '../models/user.model';

export interface ExportUserRequest {
  readonly user_id: string;
}

export interface ExportUserResponse extends DurationResponse {
  user?: UserResponse;
  /** Of Stream Chat. */
  messages?: Record<string, unknown>[];
  /** Of Stream Chat. */
  reactions?: Record<string, unknown>[];
}

export interface ExportUsersRequest {
  /** 1 to 25 users. */
  readonly user_ids: readonly string[];
}

export interface ExportUsersResponse extends DurationResponse {
  /** Pass it to `waitForTask`, whose result has the `url` of the export. */
  task_id: string;
}
