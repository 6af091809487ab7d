import type { Route } from '../protocol/route';
import { inputError, notFound } from '../protocol/stream-fault';
import { BodySchema, type Schema } from '../protocol/validate';
import type { App } from '../world/app';
import type { StorageRecord } from '../world/storage-store';

interface StorageBody {
  readonly storage_type: StorageRecord['type'];
  readonly bucket: string;
  readonly path?: string;
}

/** The name under which Stream keeps its own storage. */
const RESERVED_NAME = 'stream-s3';

const properties: Readonly<Record<string, Schema>> = {
  storage_type: { type: 'string', enum: ['s3', 'gcs', 'abs'] },
  bucket: { type: 'string', minLength: 1 },
  path: { type: 'string' },
};

const createBody = new BodySchema<StorageBody & { readonly name: string }>({
  type: 'object',
  required: ['name', 'storage_type', 'bucket'],
  properties: { ...properties, name: { type: 'string', minLength: 1 } },
});

const updateBody = new BodySchema<StorageBody>({
  type: 'object',
  required: ['storage_type', 'bucket'],
  properties,
});

function requireStorage(app: App, name = ''): StorageRecord {
  const storage = app.storages.get(name);
  if (!storage) throw notFound(`external storage "${name}" does not exist`);
  return storage;
}

function write(
  app: App,
  name: string,
  { storage_type: type, bucket, path = '' }: StorageBody,
): StorageRecord {
  const storage = { name, type, bucket, path };
  app.storages.put(storage);
  return storage;
}

/** External storages. Credentials are accepted unread, as Stream does, and not kept. */
export const storageRoutes: readonly Route[] = [
  {
    operation: 'ListExternalStorage',
    access: 'server',
    handle: ({ app }) => ({
      external_storages: Object.fromEntries(
        [...app.storages.values()].map((storage) => [storage.name, storage]),
      ),
    }),
  },
  {
    operation: 'CreateExternalStorage',
    access: 'server',
    handle: ({ app, body }) => {
      const { name, ...storage } = createBody.parse(body);
      if (name === RESERVED_NAME) throw inputError(`${RESERVED_NAME} name reserved for internal use`, 'name');
      if (app.storages.get(name)) throw inputError(`external storage "${name}" already exists`, 'name');
      write(app, name, storage);
      return {};
    },
  },
  {
    operation: 'UpdateExternalStorage',
    access: 'server',
    handle: ({ app, params, body }) => {
      const { name } = requireStorage(app, params.name);
      return write(app, name, updateBody.parse(body));
    },
  },
  {
    operation: 'DeleteExternalStorage',
    access: 'server',
    handle: ({ app, params }) => {
      app.storages.remove(requireStorage(app, params.name).name);
      return {};
    },
  },
  {
    operation: 'CheckExternalStorage',
    access: 'server',
    handle: ({ app, params }) => {
      const { name } = requireStorage(app, params.name);
      throw inputError(`external storage "${name}" cannot be reached: the emulator uploads nothing`);
    },
  },
];
