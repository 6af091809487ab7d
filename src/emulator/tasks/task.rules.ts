import { notFound } from '../protocol/stream-fault';
import type { App } from '../world/app';
import type { JsonObject } from '../world/json';
import type { TaskRecord } from '../world/task-store';
import { readProgress, type ShownStatus } from './progress.rules';

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
  readonly status: ShownStatus;
}

/** The task and its state at this reading. Throws 404/16 for an unknown id. */
export function readTask(app: App, id: string): ReadTask {
  const task = app.tasks.get(id);
  if (!task) throw notFound(`task ${id} doesn't exist`);
  return { task, status: readProgress(app, task) };
}
