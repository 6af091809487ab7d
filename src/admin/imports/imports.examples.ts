import type { Wire } from '../../rest/wire';
import type { FoundImportTask, ImportTaskItem, ImportTaskList } from './import-tasks.dto';
import type { ImporterStorage } from './importer-storage.dto';
import type { FoundImport, Import, ImportList, ImportUrl } from './imports.dto';

const TIMES = { created_at: '2026-01-15T09:30:00.000Z', updated_at: '2026-01-15T09:30:00.000Z' };

export const IMPORT_URL_EXAMPLES = { 'a file': { filename: 'users.json' } };

export const IMPORT_URL = {
  upload_url: 'https://imports.example.com/1/users.json?signature=abc',
  path: '1/users.json',
  duration: '3.21ms',
} satisfies Wire<ImportUrl>;

export const CREATE_IMPORT_EXAMPLES = { 'new data only': { path: '1/users.json', mode: 'insert' } };

const IMPORT = {
  id: '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10',
  mode: 'insert',
  path: '1/users.json',
  state: 'uploaded',
  history: [],
  ...TIMES,
} satisfies Wire<Import>;

export const FOUND_IMPORT = { import_task: IMPORT, duration: '3.21ms' } satisfies Wire<FoundImport>;

export const IMPORTS = { import_tasks: [IMPORT], duration: '3.21ms' } satisfies Wire<ImportList>;

const TASK = {
  id: '7f6d3a52-9d7e-4d0c-8a41-5b0f2f1c6e90',
  app_pk: 1,
  product: 'chat',
  settings: { mode: 'insert', path: 'chat/' },
  state: 1,
  ...TIMES,
} satisfies Wire<ImportTaskItem>;

export const CREATE_IMPORT_TASK_EXAMPLES = {
  'from the storage of the importer': { product: 'chat', settings: { mode: 'insert', path: 'chat/' } },
};

export const IMPORT_TASK = { ...TASK, duration: '3.21ms' } satisfies Wire<FoundImportTask>;

export const IMPORT_TASKS = { import_tasks: [TASK], duration: '3.21ms' } satisfies Wire<ImportTaskList>;

const S3 = { bucket: 'imports', region: 'eu-west-1', role_arn: 'arn:aws:iam::123456789012:role/stream' };

export const IMPORTER_STORAGE_EXAMPLES = {
  'Amazon S3': { type: 'aws_s3', aws_s3: S3 },
  'Google Cloud Storage': { type: 'gcs', gcs: { bucket: 'imports', credentials: '{"private_key":"…"}' } },
};

export const IMPORTER_STORAGE = {
  type: 'aws_s3',
  aws_s3: S3,
  ...TIMES,
  duration: '3.21ms',
} satisfies Wire<ImporterStorage>;
