import type { VideoQuality } from '../models/enums';
import type { DurationResponse } from '../models/response.model';
import type { LayoutSettingsRequest } from '../models/settings/layout-settings.model';

export interface StartHLSBroadcastingResponse extends DurationResponse {
  /** The address of the playlist, for players. */
  playlist_url: string;
}

/** A broadcast to an RTMP server. */
export interface RTMPBroadcastRequest {
  /** Unique within the call, at most 255 characters. */
  readonly name: string;
  /** The address of the RTMP server, at most 255 characters. */
  readonly stream_url: string;
  /** Appended to `stream_url`. It is a secret of the RTMP server's. */
  readonly stream_key?: string;
  /** Default: that of `settings.broadcasting.rtmp`. */
  readonly quality?: VideoQuality;
  /** Default: that of `settings.broadcasting.rtmp`. */
  readonly layout?: LayoutSettingsRequest;
}

export interface StartRTMPBroadcastsRequest {
  /** Exactly one. */
  readonly broadcasts: readonly [RTMPBroadcastRequest];
}
