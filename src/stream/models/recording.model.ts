import type { CallRecording } from './events';
import { DurationResponse } from './response.model';

export interface ListRecordingsResponse extends DurationResponse {
  /** The files of all sessions of the call. */
  recordings: CallRecording[];
}
