import { Nested } from '../validation/nested.decorator';
import { Optional } from '../validation/optional.decorator';
import { AudioSettingsRequest, AudioSettingsResponse } from './audio-settings.model';
import { BackstageSettingsRequest, BackstageSettingsResponse } from './backstage-settings.model';
import { BroadcastSettingsRequest, BroadcastSettingsResponse } from './broadcasting-settings.model';
import { EncryptionSettingsRequest, EncryptionSettingsResponse } from './encryption-settings.model';
import { GeofenceSettingsRequest, GeofenceSettingsResponse } from './geofencing-settings.model';
import { IngressSettingsRequest, IngressSettingsResponse } from './ingress-settings.model';
import { LimitsSettingsRequest, LimitsSettingsResponse } from './limits-settings.model';
import {
  FrameRecordingSettingsRequest,
  FrameRecordingSettingsResponse,
  IndividualRecordingSettingsRequest,
  IndividualRecordingSettingsResponse,
  RawRecordingSettingsRequest,
  RawRecordingSettingsResponse,
  RecordSettingsRequest,
  RecordSettingsResponse,
} from './recording-settings.model';
import { RingSettingsRequest, RingSettingsResponse } from './ring-settings.model';
import { SessionSettingsRequest, SessionSettingsResponse } from './session-settings.model';
import { ThumbnailsSettingsRequest, ThumbnailsSettingsResponse } from './thumbnails-settings.model';
import { TranscriptionSettingsRequest, TranscriptionSettingsResponse } from './transcription-settings.model';
import {
  ScreensharingSettingsRequest,
  ScreensharingSettingsResponse,
  VideoSettingsRequest,
  VideoSettingsResponse,
} from './video-settings.model';

/**
 * Settings that a call type or a call sets itself. A section that is left out is unchanged; inside a section, the
 * fields its class requires must be sent, since Stream validates each section as sent.
 */
export class CallSettingsRequest {
  @Optional()
  @Nested(() => AudioSettingsRequest)
  audio?: AudioSettingsRequest;

  @Optional()
  @Nested(() => BackstageSettingsRequest)
  backstage?: BackstageSettingsRequest;

  @Optional()
  @Nested(() => BroadcastSettingsRequest)
  broadcasting?: BroadcastSettingsRequest;

  @Optional()
  @Nested(() => EncryptionSettingsRequest)
  encryption?: EncryptionSettingsRequest;

  @Optional()
  @Nested(() => FrameRecordingSettingsRequest)
  frame_recording?: FrameRecordingSettingsRequest;

  @Optional()
  @Nested(() => GeofenceSettingsRequest)
  geofencing?: GeofenceSettingsRequest;

  @Optional()
  @Nested(() => IndividualRecordingSettingsRequest)
  individual_recording?: IndividualRecordingSettingsRequest;

  @Optional()
  @Nested(() => IngressSettingsRequest)
  ingress?: IngressSettingsRequest;

  @Optional()
  @Nested(() => LimitsSettingsRequest)
  limits?: LimitsSettingsRequest;

  @Optional()
  @Nested(() => RawRecordingSettingsRequest)
  raw_recording?: RawRecordingSettingsRequest;

  @Optional()
  @Nested(() => RecordSettingsRequest)
  recording?: RecordSettingsRequest;

  @Optional()
  @Nested(() => RingSettingsRequest)
  ring?: RingSettingsRequest;

  @Optional()
  @Nested(() => ScreensharingSettingsRequest)
  screensharing?: ScreensharingSettingsRequest;

  @Optional()
  @Nested(() => SessionSettingsRequest)
  session?: SessionSettingsRequest;

  @Optional()
  @Nested(() => ThumbnailsSettingsRequest)
  thumbnails?: ThumbnailsSettingsRequest;

  @Optional()
  @Nested(() => TranscriptionSettingsRequest)
  transcription?: TranscriptionSettingsRequest;

  @Optional()
  @Nested(() => VideoSettingsRequest)
  video?: VideoSettingsRequest;
}

/** The settings in force on a call or call type. */
export class CallSettingsResponse {
  audio!: AudioSettingsResponse;
  backstage!: BackstageSettingsResponse;
  broadcasting!: BroadcastSettingsResponse;
  encryption!: EncryptionSettingsResponse;
  frame_recording!: FrameRecordingSettingsResponse;
  geofencing!: GeofenceSettingsResponse;
  individual_recording!: IndividualRecordingSettingsResponse;
  ingress?: IngressSettingsResponse;
  limits!: LimitsSettingsResponse;
  raw_recording!: RawRecordingSettingsResponse;
  recording!: RecordSettingsResponse;
  ring!: RingSettingsResponse;
  screensharing!: ScreensharingSettingsResponse;
  session!: SessionSettingsResponse;
  thumbnails!: ThumbnailsSettingsResponse;
  transcription!: TranscriptionSettingsResponse;
  video!: VideoSettingsResponse;
}
