import { definedOnly } from '../protocol/state-value';
import type { Schema } from '../protocol/validate';
import type { App } from '../world/app';
import type { StorageRecord } from '../world/storage-store';

/** An external storage in exported state: without its credentials. */
export interface StorageState {
  readonly name: string;
  readonly type: StorageRecord['type'];
  readonly bucket: string;
  readonly path?: string;
  /** Whether checks of the storage succeed. Default false. */
  readonly has_credentials?: boolean;
}

export const storageStateSchema: Schema = {
  type: 'object',
  required: ['name', 'type', 'bucket'],
  properties: {
    name: { type: 'string', minLength: 1 },
    type: { type: 'string', enum: ['s3', 'gcs', 'abs'] },
    bucket: { type: 'string' },
    path: { type: 'string' },
    has_credentials: { type: 'boolean' },
  },
};

export function exportStorages(app: App): StorageState[] {
  return [...app.storages.values()].map(({ name, type, bucket, path, hasCredentials }) =>
    definedOnly({ name, type, bucket, path, has_credentials: hasCredentials || undefined }),
  );
}

export function importStorage(
  app: App,
  { name, type, bucket, path = '', has_credentials: hasCredentials = false }: StorageState,
): void {
  app.storages.put({ name, type, bucket, path, hasCredentials });
}
