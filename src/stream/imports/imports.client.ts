import { ClientResource } from '../client-resource';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { IMPORT_OPERATIONS } from './import.operations';
import type {
  CreateImportRequest,
  CreateImportResponse,
  CreateImportURLRequest,
  CreateImportURLResponse,
  GetImportResponse,
  ListImportsResponse,
} from './import.model';
import type {
  CreateImportV2TaskRequest,
  CreateImportV2TaskResponse,
  GetImportV2TaskResponse,
  ListImportV2TasksRequest,
  ListImportV2TasksResponse,
} from './import-v2.model';
import type {
  GetImporterExternalStorageResponse,
  UpsertImporterExternalStorageRequest,
} from './importer-storage.model';

/** The part of the client about imports of data. */
export abstract class ImportsClient extends ClientResource {
  /** Returns an address to upload a file for `createImport` to. */
  async createImportURL(
    request: CreateImportURLRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<CreateImportURLResponse>> {
    return this.transport.send(IMPORT_OPERATIONS.CreateImportURL, { body: request }, options);
  }

  /** Lists the imports of the app. */
  async listImports(options?: RequestOptions): Promise<StreamResponse<ListImportsResponse>> {
    return this.transport.send(IMPORT_OPERATIONS.ListImports, {}, options);
  }

  /** Reads an import. */
  async getImport(
    { id }: { id: string },
    options?: RequestOptions,
  ): Promise<StreamResponse<GetImportResponse>> {
    return this.transport.send(IMPORT_OPERATIONS.GetImport, { path: { import_id: id } }, options);
  }

  /** Starts to import an uploaded file. */
  async createImport(
    request: CreateImportRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<CreateImportResponse>> {
    return this.transport.send(IMPORT_OPERATIONS.CreateImport, { body: request }, options);
  }

  /** Lists the imports of the second version, at most one page: Stream has no cursor for them. */
  async listImportV2Tasks(
    request: ListImportV2TasksRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<ListImportV2TasksResponse>> {
    return this.transport.send(IMPORT_OPERATIONS.ListImportV2Tasks, { query: { ...request } }, options);
  }

  /** Reads an import of the second version. */
  async getImportV2Task(
    { id }: { id: string },
    options?: RequestOptions,
  ): Promise<StreamResponse<GetImportV2TaskResponse>> {
    return this.transport.send(IMPORT_OPERATIONS.GetImportV2Task, { path: { import_id: id } }, options);
  }

  /** Starts an import of the second version. */
  async createImportV2Task(
    request: CreateImportV2TaskRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<CreateImportV2TaskResponse>> {
    return this.transport.send(IMPORT_OPERATIONS.CreateImportV2Task, { body: request }, options);
  }

  /** Stops an import of the second version that is queued or processing. */
  async cancelImportV2Task(
    { id }: { id: string },
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(IMPORT_OPERATIONS.CancelImportV2Task, { path: { import_id: id } }, options);
  }

  /** Deletes an import of the second version that is queued. */
  async deleteImportV2Task(
    { id }: { id: string },
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(IMPORT_OPERATIONS.DeleteImportV2Task, { path: { import_id: id } }, options);
  }

  /**
   * Reads the storage that imports are read from.
   *
   * @throws StreamApiError with the status 404 if there is none
   */
  async getImporterExternalStorage(
    options?: RequestOptions,
  ): Promise<StreamResponse<GetImporterExternalStorageResponse>> {
    return this.transport.send(IMPORT_OPERATIONS.GetImporterExternalStorage, {}, options);
  }

  /** Sets the storage that imports are read from. An app has one. */
  async upsertImporterExternalStorage(
    request: UpsertImporterExternalStorageRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(IMPORT_OPERATIONS.UpsertImporterExternalStorage, { body: request }, options);
  }

  /** Removes the storage that imports are read from. Succeeds without one. */
  async deleteImporterExternalStorage(options?: RequestOptions): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(IMPORT_OPERATIONS.DeleteImporterExternalStorage, {}, options);
  }

  /**
   * Checks whether Stream can read the storage of imports.
   *
   * @throws StreamApiError if it cannot
   */
  async validateImporterExternalStorage(options?: RequestOptions): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(IMPORT_OPERATIONS.ValidateImporterExternalStorage, {}, options);
  }
}
