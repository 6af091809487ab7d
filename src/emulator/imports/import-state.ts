import { definedOnly, readTime, timeSchema, writeTime, type StateTime } from '../protocol/state-value';
import { text, type Schema } from '../protocol/validate';
import { parseTime } from '../protocol/wire-time';
import type { App } from '../world/app';
import type { ImporterStorageRecord } from '../world/import-record';
import type { JsonObject } from '../world/json';

/** An import of the first kind in exported state. */
export interface ImportState {
  readonly id: string;
  readonly path: string;
  readonly mode?: string;
  readonly created_at?: StateTime;
  readonly completed_at?: StateTime;
  readonly history?: readonly ImportStepState[];
}

interface ImportStepState {
  readonly prev_state: string;
  readonly next_state: string;
  readonly created_at?: StateTime;
}

/** An import of the second kind in exported state. */
export interface ImportV2State {
  readonly id: string;
  readonly product: string;
  readonly settings?: JsonObject;
  readonly created_at?: StateTime;
  readonly updated_at?: StateTime;
  readonly completed_at?: StateTime;
  readonly cancelled_at?: StateTime;
}

/** Where imports are read from, in exported state: without credentials. */
export interface ImporterStorageState {
  readonly type: ImporterStorageRecord['type'];
  readonly bucket: string;
  readonly path_prefix?: string;
  readonly region?: string;
  readonly role_arn?: string;
  readonly created_at?: StateTime;
  readonly updated_at?: StateTime;
}

export const importStateSchema: Schema = {
  type: 'object',
  required: ['id', 'path'],
  properties: {
    id: text,
    path: text,
    mode: text,
    created_at: timeSchema,
    completed_at: timeSchema,
    history: {
      type: 'array',
      items: {
        type: 'object',
        required: ['prev_state', 'next_state'],
        properties: { prev_state: text, next_state: text, created_at: timeSchema },
      },
    },
  },
};

export const importV2StateSchema: Schema = {
  type: 'object',
  required: ['id', 'product'],
  properties: {
    id: text,
    product: text,
    settings: { type: 'object' },
    created_at: timeSchema,
    updated_at: timeSchema,
    completed_at: timeSchema,
    cancelled_at: timeSchema,
  },
};

export const importerStorageStateSchema: Schema = {
  type: 'object',
  required: ['type', 'bucket'],
  properties: {
    type: { type: 'string', enum: ['aws_s3', 'gcs'] },
    bucket: text,
    path_prefix: { type: 'string' },
    region: { type: 'string' },
    role_arn: { type: 'string' },
    created_at: timeSchema,
    updated_at: timeSchema,
  },
};

export function exportImports(app: App): ImportState[] {
  return [...app.imports.first.values()].map(({ id, path, mode, createdAt, completedAt, history }) =>
    definedOnly({
      id,
      path,
      mode,
      created_at: writeTime(createdAt),
      completed_at: writeTime(completedAt),
      history: history.map(({ from, to, at }) => ({
        prev_state: from,
        next_state: to,
        created_at: writeTime(at),
      })),
    }),
  );
}

export function importImport(app: App, state: ImportState): void {
  const { id, path, mode = 'upsert', history = [] } = state;
  const createdAt = readTime(app, state.created_at);
  app.imports.first.put({
    id,
    path,
    mode,
    createdAt,
    completedAt: parseTime(state.completed_at),
    reads: 0,
    history: history.map(({ prev_state: from, next_state: to, created_at }) => ({
      from,
      to,
      at: parseTime(created_at) ?? createdAt,
    })),
  });
}

export function exportImportsV2(app: App): ImportV2State[] {
  return [...app.imports.second.values()].map(({ id, product, settings, ...times }) =>
    definedOnly({
      id,
      product,
      settings,
      created_at: writeTime(times.createdAt),
      updated_at: writeTime(times.updatedAt),
      completed_at: writeTime(times.completedAt),
      cancelled_at: writeTime(times.cancelledAt),
    }),
  );
}

export function importImportV2(app: App, state: ImportV2State): void {
  const { id, product, settings = {} } = state;
  const createdAt = readTime(app, state.created_at);
  app.imports.second.put({
    id,
    product,
    settings,
    createdAt,
    updatedAt: parseTime(state.updated_at) ?? createdAt,
    completedAt: parseTime(state.completed_at),
    cancelledAt: parseTime(state.cancelled_at),
    reads: 0,
  });
}

export function exportImporterStorage({ imports }: App): ImporterStorageState | undefined {
  if (imports.storage === undefined) return undefined;
  const { type, bucket, pathPrefix, region, roleArn, createdAt, updatedAt } = imports.storage;
  return definedOnly({
    type,
    bucket,
    path_prefix: pathPrefix,
    region,
    role_arn: roleArn,
    created_at: writeTime(createdAt),
    updated_at: writeTime(updatedAt),
  });
}

export function importImporterStorage(app: App, state: ImporterStorageState): void {
  const { type, bucket, path_prefix: pathPrefix, region, role_arn: roleArn } = state;
  const createdAt = readTime(app, state.created_at);
  const updatedAt = parseTime(state.updated_at) ?? createdAt;
  app.imports.storage = definedOnly({ type, bucket, pathPrefix, region, roleArn, createdAt, updatedAt });
}
