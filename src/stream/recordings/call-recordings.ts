import { CallHandle } from '../calls/call-handle';
import type { Download, DownloadOptions } from '../downloads/download.model';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { RECORDING_OPERATIONS } from './recording.operations';
import type {
  CallFileRef,
  ListRecordingsResponse,
  StartFrameRecordingRequest,
  StartRecordingRequest,
  StopRecordingRequest,
} from './recording.model';

/** The part of `Call` about recordings. */
export abstract class CallRecordings extends CallHandle {
  /** Lists the recordings that are ready. */
  async listRecordings(options?: RequestOptions): Promise<StreamResponse<ListRecordingsResponse>> {
    return this.transport.send(RECORDING_OPERATIONS.ListRecordings, { path: this }, options);
  }

  /** Starts a recording. Stream rejects it unless a session of the call runs. */
  async startRecording(
    { recording_type, ...body }: StartRecordingRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      RECORDING_OPERATIONS.StartRecording,
      { path: { type: this.type, id: this.id, recording_type }, body },
      options,
    );
  }

  /** Stops a recording. The file is listed once it is ready. */
  async stopRecording(
    { recording_type }: StopRecordingRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      RECORDING_OPERATIONS.StopRecording,
      { path: { type: this.type, id: this.id, recording_type }, body: {} },
      options,
    );
  }

  /** Deletes the file of a recording. */
  async deleteRecording(
    { session, filename }: CallFileRef,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      RECORDING_OPERATIONS.DeleteRecording,
      { path: { type: this.type, id: this.id, session, filename } },
      options,
    );
  }

  /** Starts capturing pictures of the participants. Stream rejects it unless a session of the call runs. */
  async startFrameRecording(
    request: StartFrameRecordingRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      RECORDING_OPERATIONS.StartFrameRecording,
      { path: this, body: request },
      options,
    );
  }

  /** Stops capturing pictures. */
  async stopFrameRecording(options?: RequestOptions): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(RECORDING_OPERATIONS.StopFrameRecording, { path: this }, options);
  }

  /**
   * Downloads the file of a recording. Its address comes from `listRecordings` and expires. The host of the file gets the
   * address only: no key, no token. A download that breaks continues where it broke.
   *
   * @throws StreamApiError when the host rejects it, such as with 403 for an address that has expired
   * @throws StreamConnectionError when the host does not respond, or the file is larger than `maxBytes`
   * @throws StreamValidationError for an address that is not one of https
   * @example
   * ```ts
   * const { recordings } = await call.listRecordings();
   * for (const recording of recordings) {
   *   const { stream } = await call.downloadRecording(recording);
   *   await pipeline(stream, createWriteStream(`files/${recordings.indexOf(recording)}.mp4`));
   * }
   * ```
   */
  async downloadRecording({ url }: { readonly url: string }, options?: DownloadOptions): Promise<Download> {
    return this.transport.files.download('DownloadRecording', url, options);
  }
}
