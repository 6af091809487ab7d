import { QueryField } from '../../rest/query-field';
import { Field } from '../../stream/models/fields/field';
import { DurationResponse } from '../../stream/models/response.model';
import type {
  CreateImportV2TaskRequest,
  GetImportV2TaskResponse,
  ImportV2TaskItem,
  ImportV2TaskSettings,
  ImportV2TaskSettingsS3,
  ListImportV2TasksRequest,
  ListImportV2TasksResponse,
} from '../../stream/imports/import-v2.model';

const PRODUCTS = ['chat', 'feeds'] as const;

/** A part of a bucket. */
export class ImportS3Settings implements ImportV2TaskSettingsS3 {
  @Field.text({ notEmpty: true, optional: true })
  bucket?: string;

  @Field.text({ optional: true })
  dir?: string;

  @Field.text({ notEmpty: true, optional: true })
  region?: string;
}

export class ImportTaskSettings implements ImportV2TaskSettings {
  /** `insert` or `upsert`. */
  @Field.text({ notEmpty: true, optional: true })
  mode?: string;

  /** Where the data is in the storage. */
  @Field.text({ notEmpty: true, optional: true })
  path?: string;

  @Field.nested(() => ImportS3Settings, { optional: true })
  s3?: ImportS3Settings;

  /** Whether custom data is merged rather than replaced. */
  @Field.boolean({ optional: true })
  merge_custom?: boolean;

  /** Whether to import data that refers to data which does not exist. */
  @Field.boolean({ optional: true })
  skip_references_check?: boolean;

  @Field.boolean({ optional: true })
  use_import_time_as_op_time?: boolean;
}

export class CreateImportTaskBody implements Omit<CreateImportV2TaskRequest, 'user'> {
  @Field.enum(PRODUCTS)
  product!: CreateImportV2TaskRequest['product'];

  @Field.nested(() => ImportTaskSettings)
  settings!: ImportTaskSettings;

  /** The user who imports. */
  @Field.userId({ optional: true })
  user_id?: string;
}

export class ListImportTasksQuery implements ListImportV2TasksRequest {
  /** Stream's number of a state. Default: all states. */
  @QueryField.integer({ min: 0, optional: true })
  state?: number;
}

export class ImportTaskItem implements ImportV2TaskItem {
  id!: string;
  /** The id of the app. */
  app_pk!: number;
  product!: string;
  settings!: ImportTaskSettings;
  /** Stream's number of the state. */
  state!: number;
  result?: Record<string, unknown>;
  created_at!: Date;
  updated_at!: Date;
}

export class FoundImportTask extends ImportTaskItem implements GetImportV2TaskResponse {
  /** @example '3.21ms' */
  duration!: string;
}

export class ImportTaskList extends DurationResponse implements ListImportV2TasksResponse {
  import_tasks!: ImportTaskItem[];
  next?: string;
  prev?: string;
}
