import { notFound } from '../protocol/stream-fault';
import type { App } from '../world/app';
import type { JsonObject } from '../world/json';
import type { TaskRecord } from '../world/task-store';
import type { TaskStatus } from '../../stream/models/enums';

/** After how long a task shows as running and as completed, in milliseconds. */
const RUNNING_AFTER = 100;
const COMPLETED_AFTER = 500;

/**
 * Records work whose effect is already there. It shows as pending, running and completed in turn, one step further each
 * time it is read or as the clock moves on, so that pollers see every state and never wait long. Returns the task id.
 */
export function startTask(app: App, result: JsonObject): string {
  const task: TaskRecord = { id: app.ids.uuid(), createdAt: app.clock.now(), result, reads: 0 };
  app.tasks.put(task);
  return task.id;
}

export interface ReadTask {
  readonly task: TaskRecord;
  readonly status: TaskStatus;
}

/** The task and its state at this reading. Throws 404/16 for an unknown id. */
export function readTask(app: App, id: string): ReadTask {
  const task = app.tasks.get(id);
  if (!task) throw notFound(`task ${id} doesn't exist`);
  const status = statusOf(app, task);
  task.reads += 1;
  if (status === 'completed') task.completedAt ??= app.clock.now();
  return { task, status };
}

function statusOf(app: App, task: TaskRecord): TaskStatus {
  const age = app.clock.millis() - task.createdAt / 1000;
  if (task.completedAt !== undefined || task.reads >= 2 || age >= COMPLETED_AFTER) return 'completed';
  return task.reads === 1 || age >= RUNNING_AFTER ? 'running' : 'pending';
}
