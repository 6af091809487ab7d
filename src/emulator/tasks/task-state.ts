import type { Schema } from '../protocol/validate';
import { parseTime } from '../protocol/wire-time';
import { definedOnly, readTime, timeSchema, writeTime, type StateTime } from '../protocol/state-value';
import type { App } from '../world/app';
import type { JsonObject } from '../world/json';

/** A task in exported state. */
export interface TaskState {
  readonly id: string;
  readonly result?: JsonObject;
  readonly created_at?: StateTime;
  readonly completed_at?: StateTime;
}

export const taskStateSchema: Schema = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', minLength: 1 },
    result: { type: 'object' },
    created_at: timeSchema,
    completed_at: timeSchema,
  },
};

export function exportTasks(app: App): TaskState[] {
  return [...app.tasks.values()].map(({ id, result, createdAt, completedAt }) =>
    definedOnly({ id, result, created_at: writeTime(createdAt), completed_at: writeTime(completedAt) }),
  );
}

export function importTask(app: App, { id, result = {}, created_at, completed_at }: TaskState): void {
  app.tasks.put({
    id,
    result,
    reads: 0,
    createdAt: readTime(app, created_at),
    completedAt: parseTime(completed_at),
  });
}
