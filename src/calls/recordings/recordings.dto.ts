import { RECORDING_TYPES, type RecordingType } from '../../stream/models/enums';
import { Field } from '../../stream/models/fields/field';
import { DurationResponse } from '../../stream/models/response.model';
import type { ListRecordingsResponse, StartRecordingRequest } from '../../stream/recordings/recording.model';
import { CallFile } from '../dto/call-file.dto';
import { CallParams } from '../dto/call-params.dto';

/** A kind of recording of a call that a path names. */
export class RecordingParams extends CallParams {
  /**
   * `composite`: one video of the whole call. `individual`: a file per participant. `raw`: a file per track.
   * @example 'composite'
   */
  @Field.enum(RECORDING_TYPES)
  recording_type!: RecordingType;
}

export class StartRecordingBody implements Omit<StartRecordingRequest, 'recording_type'> {
  /** The name of an external storage of the app. Default: that of the call type, or else Stream's own storage. */
  @Field.text({ notEmpty: true, optional: true })
  recording_external_storage?: string;
}

export class RecordingFile extends CallFile {
  /** @example 'composite' */
  recording_type!: string;
}

export class RecordingList extends DurationResponse implements ListRecordingsResponse {
  /** The files of all sessions of the call. */
  recordings!: RecordingFile[];
}
