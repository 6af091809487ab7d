import { inputError, notFound } from '../protocol/stream-fault';
import { peekProgress, readProgress, type ShownStatus } from '../tasks/progress.rules';
import type { App } from '../world/app';
import type { ImportV2Record } from '../world/import-record';
import type { JsonObject } from '../world/json';

type ImportV2Status = ShownStatus | 'cancelled';

/** The numbers of the states: emulator choice. */
export const IMPORT_V2_STATES: Readonly<Record<ImportV2Status, number>> = {
  pending: 1,
  running: 2,
  completed: 3,
  cancelled: 4,
};

export interface ReadImportV2 {
  readonly task: ImportV2Record;
  readonly status: ImportV2Status;
}

/** Records an import. It finds nothing to import. */
export function startImportV2(app: App, product: string, settings: JsonObject): ImportV2Record {
  const now = app.clock.now();
  const task: ImportV2Record = {
    id: app.ids.uuid(),
    product,
    settings,
    createdAt: now,
    updatedAt: now,
    reads: 0,
  };
  app.imports.second.put(task);
  return task;
}

/** The import and its state, moved on by this reading. Throws 404/16 for an unknown id. */
export function readImportV2(app: App, id: string): ReadImportV2 {
  const task = requireImportV2(app, id);
  const before = statusOf(app, task);
  if (before === 'cancelled') return { task, status: before };
  const status = readProgress(app, task);
  if (status !== 'pending' && task.reads > 1) task.updatedAt = task.completedAt ?? app.clock.now();
  return { task, status };
}

/** All imports, or those in the state of this number. Looking at the list does not move them on. */
export function listImportsV2(app: App, state: number | undefined): ReadImportV2[] {
  return [...app.imports.second.values()]
    .map((task) => ({ task, status: statusOf(app, task) }))
    .filter(({ status }) => state === undefined || IMPORT_V2_STATES[status] === state);
}

/** Stops an import. Throws 400/4 unless it is waiting or running. */
export function cancelImportV2(app: App, id: string): void {
  const task = requireImportV2(app, id);
  const status = statusOf(app, task);
  if (status !== 'pending' && status !== 'running') {
    throw inputError(`import ${id} is ${status}: only a queued or processing import can be cancelled`);
  }
  task.cancelledAt = app.clock.now();
  task.updatedAt = task.cancelledAt;
}

/** Removes an import. Throws 400/4 unless it is waiting. */
export function deleteImportV2(app: App, id: string): void {
  const status = statusOf(app, requireImportV2(app, id));
  if (status !== 'pending')
    throw inputError(`import ${id} is ${status}: only a queued import can be deleted`);
  app.imports.second.remove(id);
}

function requireImportV2(app: App, id: string): ImportV2Record {
  const task = app.imports.second.get(id);
  if (!task) throw notFound(`import ${id} doesn't exist`);
  return task;
}

function statusOf(app: App, task: ImportV2Record): ImportV2Status {
  return task.cancelledAt === undefined ? peekProgress(app, task) : 'cancelled';
}
