import type {
  RTMPBroadcastRequest,
  StartHLSBroadcastingResponse,
} from '../../stream/broadcasts/broadcast.model';
import { VIDEO_QUALITIES, type VideoQuality } from '../../stream/models/enums';
import { Field } from '../../stream/models/fields/field';
import { RTMP_TEXT_MAX_LENGTH } from '../../stream/models/limits';
import { DurationResponse } from '../../stream/models/response.model';
import { LayoutSettingsRequest } from '../../stream/models/settings/layout-settings.model';
import { CallParams } from '../dto/call-params.dto';

const NAME = {
  maxLength: RTMP_TEXT_MAX_LENGTH,
  pattern: /^[\w-][\w.-]*$/,
  patternMessage: '$property may only have letters, digits, _, - and ., not begin with ., and not be empty',
};

export class HlsBroadcast extends DurationResponse implements StartHLSBroadcastingResponse {
  /**
   * The address of the playlist, for players.
   * @example 'https://example.com/standup.m3u8'
   */
  playlist_url!: string;
}

export class StartRtmpBroadcastBody implements RTMPBroadcastRequest {
  /**
   * Unique within the call. Letters, digits, `_`, `-` and `.`.
   * @example 'youtube'
   */
  @Field.text(NAME)
  name!: string;

  /**
   * The address of the RTMP server.
   * @example 'rtmps://rtmp.example.com/live'
   */
  @Field.text({ notEmpty: true, maxLength: RTMP_TEXT_MAX_LENGTH })
  stream_url!: string;

  /** Appended to `stream_url`. A secret of the RTMP server. */
  @Field.text({ optional: true })
  stream_key?: string;

  /** Default: that of `settings.broadcasting.rtmp`. */
  @Field.enum(VIDEO_QUALITIES, { optional: true })
  quality?: VideoQuality;

  /** Default: that of `settings.broadcasting.rtmp`. */
  @Field.nested(() => LayoutSettingsRequest, { optional: true })
  layout?: LayoutSettingsRequest;
}

/** The RTMP broadcast of a call that a path names. */
export class RtmpBroadcastParams extends CallParams {
  /** @example 'youtube' */
  @Field.text(NAME)
  broadcast_name!: string;
}
