import type { PagedResponse } from '../models/query.model';
import type { DurationResponse } from '../models/response.model';
import type { UserRequest } from '../models/user.model';

/** A part of a bucket. */
export interface ImportV2TaskSettingsS3 {
  bucket?: string;
  dir?: string;
  region?: string;
}

export interface ImportV2TaskSettings {
  /** `insert` or `upsert`. */
  mode?: string;
  /** Where the data is in the storage. */
  path?: string;
  s3?: ImportV2TaskSettingsS3;
  /** Whether custom data is merged rather than replaced. */
  merge_custom?: boolean;
  /** Whether to import data that refers to data which does not exist. */
  skip_references_check?: boolean;
  use_import_time_as_op_time?: boolean;
}

export interface CreateImportV2TaskRequest {
  readonly product: 'chat' | 'feeds';
  readonly settings: Readonly<ImportV2TaskSettings>;
  readonly user_id?: string;
  readonly user?: UserRequest;
}

export interface ListImportV2TasksRequest {
  /** Stream's number of a state. Default: all states. */
  readonly state?: number;
}

export interface ImportV2TaskItem {
  id: string;
  /** The id of the app. */
  app_pk: number;
  product: string;
  settings: ImportV2TaskSettings;
  /** Stream's number of the state. */
  state: number;
  result?: Record<string, unknown>;
  created_at: Date;
  updated_at: Date;
}

export interface GetImportV2TaskResponse extends DurationResponse, ImportV2TaskItem {}

export type CreateImportV2TaskResponse = GetImportV2TaskResponse;

export interface ListImportV2TasksResponse extends PagedResponse {
  import_tasks: ImportV2TaskItem[];
}
