import { inputError, notFound } from '../protocol/stream-fault';
import { definedOnly } from '../protocol/state-value';
import type { Route } from '../protocol/route';
import { text, BodySchema, type Schema } from '../protocol/validate';
import type { App } from '../world/app';
import type { WireTime } from '../protocol/wire-time';
import type { ImporterStorageRecord } from '../world/import-record';

interface StorageBody {
  readonly type: ImporterStorageRecord['type'];
  readonly aws_s3?: {
    readonly bucket: string;
    readonly region: string;
    readonly role_arn: string;
    readonly path_prefix?: string;
  };
  readonly gcs?: { readonly bucket: string; readonly credentials: string; readonly path_prefix?: string };
}

const prefix: Schema = { type: 'string' };

const storageBody = new BodySchema<StorageBody>({
  type: 'object',
  required: ['type'],
  properties: {
    type: { type: 'string', enum: ['aws_s3', 'gcs'] },
    aws_s3: {
      type: 'object',
      required: ['bucket', 'region', 'role_arn'],
      properties: { bucket: text, region: text, role_arn: text, path_prefix: prefix },
    },
    gcs: {
      type: 'object',
      required: ['bucket', 'credentials'],
      properties: { bucket: text, credentials: text, path_prefix: prefix },
    },
  },
});

/** What is kept of the part of the storage's type. Throws 400/4 if that is missing. */
function readStorage({ type, aws_s3: s3, gcs }: StorageBody) {
  const given = type === 'aws_s3' ? s3 : gcs;
  if (given === undefined) throw inputError(`${type} is a required field`, type);
  const { bucket, path_prefix: pathPrefix } = given;
  return type === 'aws_s3'
    ? { type, bucket, pathPrefix, region: s3?.region, roleArn: s3?.role_arn }
    : { type, bucket, pathPrefix };
}

function requireStorage({ imports }: App): ImporterStorageRecord {
  if (!imports.storage) throw notFound('the importer has no external storage');
  return imports.storage;
}

/** Stream's GetExternalStorageResponse. */
function storageView(
  { type, bucket, pathPrefix, region = '', roleArn = '', ...times }: ImporterStorageRecord,
  time: WireTime,
) {
  const place = { bucket, ...(pathPrefix !== undefined && { path_prefix: pathPrefix }) };
  return {
    type,
    ...(type === 'aws_s3'
      ? { aws_s3: { ...place, region, role_arn: roleArn } }
      : { gcs: { ...place, credentials_set: true } }),
    created_at: time(times.createdAt),
    updated_at: time(times.updatedAt),
  };
}

/** Where imports are read from: one storage for the app. */
export const importerStorageRoutes: readonly Route[] = [
  {
    operation: 'GetImporterExternalStorage',
    access: 'server',
    handle: ({ app, time }) => storageView(requireStorage(app), time),
  },
  {
    operation: 'UpsertImporterExternalStorage',
    access: 'server',
    handle: ({ app, body }) => {
      const storage = readStorage(storageBody.parse(body));
      const now = app.clock.now();
      const createdAt = app.imports.storage?.createdAt ?? now;
      app.imports.storage = definedOnly({ ...storage, createdAt, updatedAt: now });
      return {};
    },
  },
  {
    operation: 'DeleteImporterExternalStorage',
    access: 'server',
    handle: ({ app }) => {
      app.imports.storage = undefined;
      return {};
    },
  },
  {
    // It cannot be stored without credentials, so that it is always reached: faults make it fail (emulator choice).
    operation: 'ValidateImporterExternalStorage',
    access: 'server',
    handle: ({ app }) => {
      requireStorage(app);
      return {};
    },
  },
];
