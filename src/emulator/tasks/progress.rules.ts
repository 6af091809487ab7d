import type { TaskStatus } from '../../stream/models/enums';
import type { App } from '../world/app';
import type { Progress } from '../world/task-store';

/** After how long work shows as running and as completed, in milliseconds. */
const RUNNING_AFTER = 100;
const COMPLETED_AFTER = 500;

/** Work of the emulator does not fail. */
export type ShownStatus = Exclude<TaskStatus, 'failed'>;

/** How far the work is at this reading. It moves on with each reading and with the clock. */
export function readProgress(app: App, progress: Progress): ShownStatus {
  const status = peekProgress(app, progress);
  progress.reads += 1;
  if (status === 'completed') progress.completedAt ??= app.clock.now();
  return status;
}

/** How far the work is. Looking does not move it on, time does. */
export function peekProgress(app: App, { createdAt, reads, completedAt }: Progress): ShownStatus {
  const age = app.clock.millis() - createdAt / 1000;
  if (completedAt !== undefined || reads >= 2 || age >= COMPLETED_AFTER) return 'completed';
  return reads === 1 || age >= RUNNING_AFTER ? 'running' : 'pending';
}
