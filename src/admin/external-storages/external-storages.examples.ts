import type { Wire } from '../../rest/wire';
import type {
  CheckedExternalStorage,
  ExternalStorage,
  ExternalStorageList,
  WrittenExternalStorage,
} from './external-storages.dto';

const STORAGE = {
  name: 'archive',
  type: 's3',
  bucket: 'recordings',
  path: '',
} satisfies Wire<ExternalStorage>;

export const STORAGES = {
  external_storages: { archive: STORAGE },
  duration: '3.21ms',
} satisfies Wire<ExternalStorageList>;

export const WRITTEN_STORAGE = { ...STORAGE, duration: '3.21ms' } satisfies Wire<WrittenExternalStorage>;

export const CHECKED_STORAGE = {
  file_url: 'https://recordings.s3.eu-west-1.amazonaws.com/check.txt',
  duration: '310.20ms',
} satisfies Wire<CheckedExternalStorage>;

const BODY = {
  storage_type: 's3',
  bucket: 'recordings',
  aws_s3: { s3_region: 'eu-west-1', s3_api_key: 'AKIA', s3_secret: '…' },
};

export const CREATE_STORAGE_EXAMPLES = { 'Amazon S3': { name: 'archive', ...BODY } };

export const UPDATE_STORAGE_EXAMPLES = { 'Amazon S3': BODY };
