import type { Route } from '../protocol/route';
import { inputError, notFound } from '../protocol/stream-fault';
import { BodySchema, type Schema } from '../protocol/validate';
import type { App } from '../world/app';
import type { StorageRecord } from '../world/storage-store';

/** Of the bodies only: they are not kept. */
interface Credentials {
  readonly aws_s3?: object;
  readonly gcs_credentials?: string;
  readonly azure_blob?: object;
}

interface StorageBody extends Credentials {
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
  aws_s3: { type: 'object' },
  gcs_credentials: { type: 'string' },
  azure_blob: { type: 'object' },
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
  { storage_type: type, bucket, path = '', ...credentials }: StorageBody,
): StorageRecord {
  const storage = { name, type, bucket, path, hasCredentials: hasCredentials(type, credentials) };
  app.storages.put(storage);
  return storage;
}

/** S3 needs no key: without one, Stream assumes a role. */
function hasCredentials(type: StorageRecord['type'], given: Credentials): boolean {
  if (type === 's3') return given.aws_s3 !== undefined;
  if (type === 'gcs') return given.gcs_credentials !== undefined && given.gcs_credentials !== '';
  return given.azure_blob !== undefined;
}

function storageView({ name, type, bucket, path }: StorageRecord) {
  return { name, type, bucket, path };
}

/**
 * External storages. Credentials are accepted unread, as Stream does, and not kept. The check succeeds for a storage that
 * came with the credentials of its type, since there is none to reach (emulator choice).
 */
export const storageRoutes: readonly Route[] = [
  {
    operation: 'ListExternalStorage',
    access: 'server',
    handle: ({ app }) => ({
      external_storages: Object.fromEntries(
        [...app.storages.values()].map((storage) => [storage.name, storageView(storage)]),
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
      return storageView(write(app, name, updateBody.parse(body)));
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
      const { name, path, hasCredentials: isReached } = requireStorage(app, params.name);
      if (!isReached) {
        throw inputError(`external storage "${name}" cannot be reached: it has no credentials of its type`);
      }
      return { file_url: `https://${name}.invalid/${path === '' ? '' : `${path}/`}check.txt` };
    },
  },
];
