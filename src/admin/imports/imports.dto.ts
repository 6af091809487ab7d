import { Field } from '../../stream/models/fields/field';
import { DurationResponse } from '../../stream/models/response.model';
import type {
  CreateImportRequest,
  CreateImportURLRequest,
  CreateImportURLResponse,
  GetImportResponse,
  ImportTask,
  ImportTaskHistory,
  ListImportsResponse,
} from '../../stream/imports/import.model';

const ID_MAX_LENGTH = 255;
const MODES = ['insert', 'upsert'] as const;

/** The import that a path names. */
export class ImportParams {
  /** @example '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10' */
  @Field.text({ notEmpty: true, maxLength: ID_MAX_LENGTH })
  import_id!: string;
}

export class ImportUrlBody implements CreateImportURLRequest {
  /**
   * The name of the file with one JSON object per line.
   * @example 'users.json'
   */
  @Field.text({ notEmpty: true, optional: true })
  filename?: string;
}

export class ImportUrl extends DurationResponse implements CreateImportURLResponse {
  /** Where to `PUT` the file. Whoever has the address can upload: keep it secret. */
  upload_url!: string;
  /** What `POST /admin/imports` takes. */
  path!: string;
}

export class CreateImportBody implements CreateImportRequest {
  /** The `path` that came with the address for the upload. */
  @Field.text({ notEmpty: true })
  path!: string;

  /** `insert` adds data that does not exist. `upsert` also replaces data that does. */
  @Field.enum(MODES)
  mode!: CreateImportRequest['mode'];

  /** Whether custom data is merged rather than replaced. Default: false. */
  @Field.boolean({ optional: true })
  merge_custom?: boolean;
}

export class ImportStep implements ImportTaskHistory {
  prev_state!: string;
  next_state!: string;
  created_at!: Date;
}

export class Import implements ImportTask {
  id!: string;
  mode!: string;
  path!: string;
  /** Bytes. */
  size?: number;
  /** Such as `uploaded`, `importing` or `completed`. */
  state!: string;
  history!: ImportStep[];
  created_at!: Date;
  updated_at!: Date;
}

export class FoundImport extends DurationResponse implements GetImportResponse {
  import_task?: Import;
}

export class ImportList extends DurationResponse implements ListImportsResponse {
  import_tasks!: Import[];
}
