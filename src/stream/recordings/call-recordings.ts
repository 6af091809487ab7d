import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import type { ListRecordingsResponse } from '../models/recording.model';
import { CallStats } from '../stats/call-stats';
import { RECORDING_OPERATIONS } from './recording.operations';
import type {
  CallFileRef,
  StartFrameRecordingRequest,
  StartRecordingRequest,
  StopRecordingRequest,
} from './recordings.model';

/** The part of `Call` about recordings. */
export abstract class CallRecordings extends CallStats {
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
}
