import type {
  AzureStorageRequest,
  CheckExternalStorageResponse,
  CreateExternalStorageRequest,
  ExternalStorageResponse,
  ExternalStorageType,
  ListExternalStorageResponse,
  S3StorageRequest,
  UpdateExternalStorageRequest,
  UpdateExternalStorageResponse,
} from '../../stream/external-storage/external-storage.model';
import { ApiProperty } from '@nestjs/swagger';
import { DocumentedMapOf } from '../../stream/models/documentation/own-schemas';
import { Field } from '../../stream/models/fields/field';
import { DurationResponse } from '../../stream/models/response.model';

const STORAGE_TYPES = ['s3', 'gcs', 'abs'] as const satisfies readonly ExternalStorageType[];
const NAME_MAX_LENGTH = 255;

/** The external storage that a path names. */
export class ExternalStorageParams {
  /** @example 'archive' */
  @Field.text({ notEmpty: true, maxLength: NAME_MAX_LENGTH })
  storage_name!: string;
}

export class S3StorageBody implements S3StorageRequest {
  /** @example 'eu-west-1' */
  @Field.text({ notEmpty: true })
  s3_region!: string;

  /** The access key. Default: Stream assumes an IAM role. */
  @Field.text({ notEmpty: true, optional: true })
  s3_api_key?: string;

  /** A secret. */
  @Field.text({ notEmpty: true, optional: true })
  s3_secret?: string;

  /** The address of a storage that is compatible with S3. It needs a key and a secret. */
  @Field.text({ notEmpty: true, optional: true })
  s3_custom_endpoint_url?: string;
}

export class AzureStorageBody implements AzureStorageRequest {
  @Field.text({ notEmpty: true })
  abs_account_name!: string;

  @Field.text({ notEmpty: true })
  abs_client_id!: string;

  /** A secret. */
  @Field.text({ notEmpty: true })
  abs_client_secret!: string;

  @Field.text({ notEmpty: true })
  abs_tenant_id!: string;
}

/** The whole storage, with the credentials of its type: secrets that no response has. */
export class ExternalStorageBody implements Omit<UpdateExternalStorageRequest, 'name'> {
  /** `s3`: Amazon S3. `gcs`: Google Cloud Storage. `abs`: Azure Blob Storage. */
  @Field.enum(STORAGE_TYPES)
  storage_type!: ExternalStorageType;

  /** @example 'recordings' */
  @Field.text({ notEmpty: true })
  bucket!: string;

  /** The prefix of the files. Default: none. */
  @Field.text({ optional: true })
  path?: string;

  @Field.nested(() => S3StorageBody, { optional: true })
  aws_s3?: S3StorageBody;

  /** The JSON of a service account: a secret. */
  @Field.text({ notEmpty: true, optional: true })
  gcs_credentials?: string;

  @Field.nested(() => AzureStorageBody, { optional: true })
  azure_blob?: AzureStorageBody;
}

export class CreateExternalStorageBody extends ExternalStorageBody implements CreateExternalStorageRequest {
  /**
   * The name by which settings refer to the storage. `stream-s3` is reserved.
   * @example 'archive'
   */
  @Field.text({ notEmpty: true, maxLength: NAME_MAX_LENGTH })
  name!: string;
}

export class ExternalStorage implements ExternalStorageResponse {
  /** @example 'archive' */
  name!: string;
  @ApiProperty({ enum: STORAGE_TYPES })
  type!: ExternalStorageType;
  bucket!: string;
  /** `''` without a prefix. */
  path!: string;
}

export class WrittenExternalStorage extends ExternalStorage implements UpdateExternalStorageResponse {
  /** @example '3.21ms' */
  duration!: string;
}

export class ExternalStorageList extends DurationResponse implements ListExternalStorageResponse {
  /** By name. */
  @DocumentedMapOf(ExternalStorage)
  external_storages!: Record<string, ExternalStorage>;
}

export class CheckedExternalStorage extends DurationResponse implements CheckExternalStorageResponse {
  /** The address of the test file that Stream wrote. */
  file_url!: string;
}
