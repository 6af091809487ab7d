import type { ClientClock } from '../clock';
import type { GetTaskResponse } from '../models/task.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { pause } from '../transport/retry/pause';
import { StreamTaskError, StreamTaskTimeoutError } from './task.errors';

/** How `waitForTask` asks for the task, and how long. */
export interface WaitForTaskOptions extends Omit<RequestOptions, 'deadline' | 'requestId'> {
  /** Milliseconds to wait for the task. Default: 60000. */
  readonly deadline?: number | undefined;
}

type ReadTask = (options: RequestOptions) => Promise<StreamResponse<GetTaskResponse>>;

const DEFAULT_DEADLINE = 60_000;
/** Milliseconds between the first two readings of a task, … */
const FIRST_DELAY = 250;
/** … and between two readings of one that takes long. */
const MAX_DELAY = 5000;

/** Reads a task until it is completed. An aborted signal ends the pause, and the reading after it throws. */
export async function pollTask(
  read: ReadTask,
  { deadline = DEFAULT_DEADLINE, ...options }: WaitForTaskOptions,
  clock: ClientClock,
): Promise<StreamResponse<GetTaskResponse>> {
  const deadlineAt = clock.now() + deadline;
  const remaining = (): number => Math.ceil(deadlineAt - clock.now());
  for (let delay = FIRST_DELAY; ; delay = Math.min(delay * 2, MAX_DELAY)) {
    const task = await read({ ...options, deadline: Math.max(1, remaining()) });
    if (task.status === 'completed') return task;
    if (task.status === 'failed') throw new StreamTaskError(task);
    await pause(Math.min(delay, Math.max(0, remaining())), clock, options.signal);
    if (remaining() <= 0) throw new StreamTaskTimeoutError(task, deadline);
  }
}
