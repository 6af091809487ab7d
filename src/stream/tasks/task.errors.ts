import type { GetTaskResponse } from '../models/task.model';
import { StreamError } from '../stream.errors';

/** A task failed at Stream. */
export class StreamTaskError extends StreamError {
  readonly taskId: string;
  /** Stream's type of the failure, if Stream says why. */
  readonly type: string | undefined;
  /** The task as Stream returned it. */
  readonly task: GetTaskResponse;

  constructor(task: GetTaskResponse) {
    super(`Task ${task.task_id} failed: ${task.error?.description ?? 'Stream gives no reason'}.`);
    this.taskId = task.task_id;
    this.type = task.error?.type;
    this.task = task;
  }
}

/** A task took longer than the `deadline` of `waitForTask`. It goes on at Stream. */
export class StreamTaskTimeoutError extends StreamError {
  readonly taskId: string;
  /** How long `waitForTask` waited, in milliseconds. */
  readonly deadline: number;
  /** The task as Stream last returned it. */
  readonly task: GetTaskResponse;

  constructor(task: GetTaskResponse, deadline: number) {
    super(
      `Task ${task.task_id} is still ${task.status} after ${deadline} ms. ` +
        'The option `deadline` of waitForTask sets how long it waits.',
    );
    this.taskId = task.task_id;
    this.deadline = deadline;
    this.task = task;
  }
}
