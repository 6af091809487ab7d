import { ClientResource } from '../client-resource';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { EXTERNAL_STORAGE_OPERATIONS } from './external-storage.operations';
import type {
  CheckExternalStorageResponse,
  CreateExternalStorageRequest,
  ListExternalStorageResponse,
  UpdateExternalStorageRequest,
  UpdateExternalStorageResponse,
} from './external-storage.model';

/** The part of the client about buckets of the app. */
export abstract class ExternalStorageClient extends ClientResource {
  /** Lists the external storages of the app, without their credentials. */
  async listExternalStorage(options?: RequestOptions): Promise<StreamResponse<ListExternalStorageResponse>> {
    return this.transport.send(EXTERNAL_STORAGE_OPERATIONS.ListExternalStorage, {}, options);
  }

  /** Adds an external storage. Stream accepts credentials that do not work: see `checkExternalStorage`. */
  async createExternalStorage(
    request: CreateExternalStorageRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(EXTERNAL_STORAGE_OPERATIONS.CreateExternalStorage, { body: request }, options);
  }

  /** Replaces an external storage, its credentials included. */
  async updateExternalStorage(
    { name, ...body }: UpdateExternalStorageRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<UpdateExternalStorageResponse>> {
    return this.transport.send(
      EXTERNAL_STORAGE_OPERATIONS.UpdateExternalStorage,
      { path: { storage_name: name }, body },
      options,
    );
  }

  /** Removes an external storage. Its files stay. */
  async deleteExternalStorage(
    { name }: { name: string },
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      EXTERNAL_STORAGE_OPERATIONS.DeleteExternalStorage,
      { path: { storage_name: name } },
      options,
    );
  }

  /**
   * Checks whether Stream can write to an external storage.
   *
   * @throws StreamApiError if it cannot
   */
  async checkExternalStorage(
    { name }: { name: string },
    options?: RequestOptions,
  ): Promise<StreamResponse<CheckExternalStorageResponse>> {
    return this.transport.send(
      EXTERNAL_STORAGE_OPERATIONS.CheckExternalStorage,
      { path: { storage_name: name } },
      options,
    );
  }
}
