import { ApiPropertyOptional } from '@nestjs/swagger';
import { ANY_OBJECT } from '../../stream/models/documentation/any-object';
import { Field } from '../../stream/models/fields/field';
import { DurationResponse } from '../../stream/models/response.model';
import type {
  GetImporterExternalStorageResponse,
  ImporterGCSRequest,
} from '../../stream/imports/importer-storage.model';

const STORAGE_TYPES = ['aws_s3', 'gcs'] as const;

export class ImporterS3 {
  @Field.text({ notEmpty: true })
  bucket!: string;

  /** @example 'eu-west-1' */
  @Field.text({ notEmpty: true })
  region!: string;

  /** The IAM role that Stream assumes. */
  @Field.text({ notEmpty: true })
  role_arn!: string;

  /** Default: none. */
  @Field.text({ optional: true })
  path_prefix?: string;
}

export class ImporterGcs implements ImporterGCSRequest {
  @Field.text({ notEmpty: true })
  bucket!: string;

  /** The JSON of a service account: a secret, which no response has. */
  @Field.text({ notEmpty: true })
  credentials!: string;

  /** Default: none. */
  @Field.text({ optional: true })
  path_prefix?: string;
}

/** The storage that imports are read from, with the part of its type. */
export class ImporterStorageBody {
  @Field.enum(STORAGE_TYPES)
  type!: (typeof STORAGE_TYPES)[number];

  @Field.nested(() => ImporterS3, { optional: true })
  aws_s3?: ImporterS3;

  @Field.nested(() => ImporterGcs, { optional: true })
  gcs?: ImporterGcs;
}

export class ImporterStorage extends DurationResponse implements GetImporterExternalStorageResponse {
  /** `aws_s3`, `gcs` or another one. */
  type!: string;
  aws_s3?: ImporterS3;
  /** Without the credentials. */
  @ApiPropertyOptional(ANY_OBJECT)
  gcs?: NonNullable<GetImporterExternalStorageResponse['gcs']>;
  created_at!: Date;
  updated_at!: Date;
}
