import type { DurationResponse } from '../models/response.model';

interface ImporterS3 {
  bucket: string;
  region: string;
  /** The IAM role that Stream assumes. */
  role_arn: string;
  /** Default: none. */
  path_prefix?: string;
}

/** The storage that imports are read from, with the part of its type. */
export type UpsertImporterExternalStorageRequest =
  | { readonly type: 'aws_s3'; readonly aws_s3: Readonly<ImporterS3> }
  | { readonly type: 'gcs'; readonly gcs: ImporterGCSRequest };

export interface ImporterGCSRequest {
  readonly bucket: string;
  /** The JSON of a service account: a secret. */
  readonly credentials: string;
  /** Default: none. */
  readonly path_prefix?: string;
}

export interface GetImporterExternalStorageResponse extends DurationResponse {
  type: 'aws_s3' | 'gcs' | (string & {});
  aws_s3?: ImporterS3;
  /** Without the credentials. */
  gcs?: { bucket: string; credentials_set: boolean; path_prefix?: string };
  created_at: Date;
  updated_at: Date;
}
