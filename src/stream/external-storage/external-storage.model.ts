import type { DurationResponse } from '../models/response.model';

/** `s3`: Amazon S3. `gcs`: Google Cloud Storage. `abs`: Azure Blob Storage. */
export type ExternalStorageType = 's3' | 'gcs' | 'abs';

export interface S3StorageRequest {
  readonly s3_region: string;
  /** The access key. Default: Stream assumes an IAM role. */
  readonly s3_api_key?: string;
  /** A secret. */
  readonly s3_secret?: string;
  /** The address of a storage that is compatible with S3. It needs a key and a secret. */
  readonly s3_custom_endpoint_url?: string;
}

export interface AzureStorageRequest {
  readonly abs_account_name: string;
  readonly abs_client_id: string;
  /** A secret. */
  readonly abs_client_secret: string;
  readonly abs_tenant_id: string;
}

/** A bucket, with the credentials of its type. Stream does not check them: see `checkExternalStorage`. */
export interface UpdateExternalStorageRequest {
  /** The name of the storage, by which settings refer to it. `stream-s3` is reserved. */
  readonly name: string;
  readonly storage_type: ExternalStorageType;
  readonly bucket: string;
  /** The prefix of the files. Default: none. */
  readonly path?: string;
  readonly aws_s3?: S3StorageRequest;
  /** The JSON of a service account: a secret. */
  readonly gcs_credentials?: string;
  readonly azure_blob?: AzureStorageRequest;
}

export type CreateExternalStorageRequest = UpdateExternalStorageRequest;

export interface ExternalStorageResponse {
  name: string;
  type: ExternalStorageType;
  bucket: string;
  /** `''` without a prefix. */
  path: string;
}

export interface UpdateExternalStorageResponse extends DurationResponse, ExternalStorageResponse {}

export interface ListExternalStorageResponse extends DurationResponse {
  /** By name. */
  external_storages: Record<string, ExternalStorageResponse>;
}

export interface CheckExternalStorageResponse extends DurationResponse {
  /** The address of the test file that Stream wrote. */
  file_url: string;
}
