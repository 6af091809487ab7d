import type { TaskStatus } from './enums';
import { DurationResponse } from './response.model';

class TaskError {
  type!: string;
  description!: string;
  stacktrace?: string;
  version?: string;
}

/** The state of something Stream does in the background. */
export class GetTaskResponse extends DurationResponse {
  task_id!: string;
  status!: TaskStatus;
  created_at!: Date;
  updated_at!: Date;
  /** What came of it, once `completed`; for deletions, a status per user id or call cid. */
  result?: Record<string, unknown>;
  /** Why it `failed`. */
  error?: TaskError;
}
