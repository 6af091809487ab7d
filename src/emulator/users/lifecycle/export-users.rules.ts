import { startTask } from '../../tasks/task.rules';
import type { App } from '../../world/app';
import { requireUser } from '../find-user';

/** Puts users into a file, of which there is only the address. Returns the id of the task. Throws 404/16 if one is unknown. */
export function exportUsers(app: App, ids: readonly string[]): string {
  for (const id of ids) requireUser(app, id);
  const startedAt = app.clock.now();
  const url = `https://exports.invalid/${app.ids.uuid()}.json`;
  const taskId = startTask(app, { url });
  app.events.emit('export.users.success', {
    task_id: taskId,
    url,
    started_at: startedAt,
    finished_at: app.clock.now(),
  });
  return taskId;
}
