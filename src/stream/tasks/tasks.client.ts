import { ClientResource } from '../client-resource';
import type { GetTaskResponse } from '../models/task.model';
import { checkRequestOptions, type RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { pollTask, type WaitForTaskOptions } from './poll-task';
import { TASK_OPERATIONS } from './task.operations';

/** The part of the client about work that Stream does in the background. */
export abstract class TasksClient extends ClientResource {
  /** Returns the state of a task, such as the deletion of users. */
  async getTask({ id }: { id: string }, options?: RequestOptions): Promise<StreamResponse<GetTaskResponse>> {
    return this.transport.send(TASK_OPERATIONS.GetTask, { path: { task_id: id } }, options);
  }

  /**
   * Waits until a task is completed, and returns it. Asks Stream after 250 ms, then at twice the distance each time, up to every 5
   * seconds.
   *
   * @throws StreamTaskError if the task fails
   * @throws StreamTaskTimeoutError if the task takes longer than `deadline`, which is one minute by default
   * @throws StreamCancelledError if `signal` is aborted
   * @throws StreamApiError with the status 404 if there is no such task
   * @example
   * ```ts
   * const { task_id } = await client.deleteUsers({ user_ids: ['john'], user: 'hard' });
   * const { result } = await client.waitForTask(task_id, { deadline: 30_000 });
   * ```
   */
  async waitForTask(id: string, options: WaitForTaskOptions = {}): Promise<StreamResponse<GetTaskResponse>> {
    checkRequestOptions(options);
    return pollTask((request) => this.getTask({ id }, request), options, this.transport.clock);
  }
}
