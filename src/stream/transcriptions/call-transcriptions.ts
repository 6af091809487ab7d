import { CallHandle } from '../calls/call-handle';
import type { Download, DownloadOptions } from '../downloads/download.model';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import type { CallFileRef } from '../recordings/recording.model';
import type {
  ListTranscriptionsResponse,
  SendClosedCaptionRequest,
  StartClosedCaptionsRequest,
  StartTranscriptionRequest,
  StopClosedCaptionsRequest,
  StopTranscriptionRequest,
} from './transcription.model';
import { TRANSCRIPTION_OPERATIONS } from './transcription.operations';

/** The part of `Call` about transcriptions and closed captions. */
export abstract class CallTranscriptions extends CallHandle {
  /** Lists the transcriptions that are ready. */
  async listTranscriptions(options?: RequestOptions): Promise<StreamResponse<ListTranscriptionsResponse>> {
    return this.transport.send(TRANSCRIPTION_OPERATIONS.ListTranscriptions, { path: this }, options);
  }

  /** Starts a transcription. Stream rejects it unless a session of the call runs. */
  async startTranscription(
    request: StartTranscriptionRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      TRANSCRIPTION_OPERATIONS.StartTranscription,
      { path: this, body: request },
      options,
    );
  }

  /** Stops the transcription. The file is listed once it is ready. */
  async stopTranscription(
    request: StopTranscriptionRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      TRANSCRIPTION_OPERATIONS.StopTranscription,
      { path: this, body: request },
      options,
    );
  }

  /** Deletes the file of a transcription. */
  async deleteTranscription(
    { session, filename }: CallFileRef,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      TRANSCRIPTION_OPERATIONS.DeleteTranscription,
      { path: { type: this.type, id: this.id, session, filename } },
      options,
    );
  }

  /** Starts closed captions. Stream rejects it unless a session of the call runs. */
  async startClosedCaptions(
    request: StartClosedCaptionsRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      TRANSCRIPTION_OPERATIONS.StartClosedCaptions,
      { path: this, body: request },
      options,
    );
  }

  /** Stops closed captions. */
  async stopClosedCaptions(
    request: StopClosedCaptionsRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      TRANSCRIPTION_OPERATIONS.StopClosedCaptions,
      { path: this, body: request },
      options,
    );
  }

  /** Sends a caption of your own to everybody in the call. */
  async sendClosedCaption(
    request: SendClosedCaptionRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      TRANSCRIPTION_OPERATIONS.SendClosedCaption,
      { path: this, body: request },
      options,
    );
  }

  /**
   * Downloads the file of a transcription. Its address comes from `listTranscriptions` and expires. The host of the file gets the
   * address only: no key, no token. A download that breaks continues where it broke.
   *
   * @throws StreamApiError when the host rejects it, such as with 403 for an address that has expired
   * @throws StreamConnectionError when the host does not respond, or the file is larger than `maxBytes`
   * @throws StreamValidationError for an address that is not one of https
   */
  async downloadTranscription(
    { url }: { readonly url: string },
    options?: DownloadOptions,
  ): Promise<Download> {
    return this.transport.files.download('DownloadTranscription', url, options);
  }
}
