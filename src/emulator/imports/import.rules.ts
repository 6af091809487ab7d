import { notFound } from '../protocol/stream-fault';
import { peekProgress, readProgress, type ShownStatus } from '../tasks/progress.rules';
import type { App } from '../world/app';
import type { ImportRecord } from '../world/import-record';

/** The states that an import goes through. */
const STATES = ['uploaded', 'importing', 'completed'] as const;
const STATE_AT: Readonly<Record<ShownStatus, number>> = { pending: 0, running: 1, completed: 2 };

/** Records an import. Nobody asks whether its file is there, as nothing can be uploaded (emulator choice). */
export function startImport(app: App, path: string, mode: string): ImportRecord {
  const task: ImportRecord = {
    id: app.ids.uuid(),
    path,
    mode,
    createdAt: app.clock.now(),
    reads: 0,
    history: [],
  };
  app.imports.first.put(task);
  return task;
}

/** The import, moved on by this reading. Throws 404/16 for an unknown id. */
export function readImport(app: App, id: string): ImportRecord {
  const task = app.imports.first.get(id);
  if (!task) throw notFound(`import ${id} doesn't exist`);
  reach(app, task, readProgress(app, task));
  return task;
}

/** All imports. Looking at the list does not move them on, time does. */
export function listImports(app: App): ImportRecord[] {
  const tasks = [...app.imports.first.values()];
  for (const task of tasks) reach(app, task, peekProgress(app, task));
  return tasks;
}

export function stateOf({ history }: ImportRecord): string {
  return history.at(-1)?.to ?? STATES[0];
}

function reach(app: App, task: ImportRecord, status: ShownStatus): void {
  const passed = STATES.slice(task.history.length, STATE_AT[status] + 1);
  const steps = passed.slice(1).map((to, index) => ({ from: passed[index] ?? to, to, at: app.clock.now() }));
  if (steps.length > 0) task.history = [...task.history, ...steps];
}
