import type { DurationResponse } from '../models/response.model';

export interface CreateImportURLRequest {
  /** The name of the file with one JSON object per line. */
  readonly filename?: string;
}

export interface CreateImportURLResponse extends DurationResponse {
  /** Where to `PUT` the file. Whoever has the address can upload: keep it secret. */
  upload_url: string;
  /** Pass it to `createImport`. */
  path: string;
}

export interface CreateImportRequest {
  /** The `path` that `createImportURL` returned. */
  readonly path: string;
  /** `insert` adds data that does not exist. `upsert` also replaces data that does. */
  readonly mode: 'insert' | 'upsert';
  /** Whether custom data is merged rather than replaced. Default: false. */
  readonly merge_custom?: boolean;
}

export interface ImportTaskHistory {
  prev_state: string;
  next_state: string;
  created_at: Date;
}

export interface ImportTask {
  id: string;
  mode: string;
  path: string;
  /** Bytes. */
  size?: number;
  /** Such as `uploaded`, `importing` or `completed`. */
  state: string;
  history: ImportTaskHistory[];
  created_at: Date;
  updated_at: Date;
}

export interface GetImportResponse extends DurationResponse {
  import_task?: ImportTask;
}

export type CreateImportResponse = GetImportResponse;

export interface ListImportsResponse extends DurationResponse {
  import_tasks: ImportTask[];
}
