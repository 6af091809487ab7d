import { Field } from '../fields/field';
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
  @Field.nested(() => AudioSettingsRequest, { optional: true })
  audio?: AudioSettingsRequest;

  @Field.nested(() => BackstageSettingsRequest, { optional: true })
  backstage?: BackstageSettingsRequest;

  @Field.nested(() => BroadcastSettingsRequest, { optional: true })
  broadcasting?: BroadcastSettingsRequest;

  @Field.nested(() => EncryptionSettingsRequest, { optional: true })
  encryption?: EncryptionSettingsRequest;

  @Field.nested(() => FrameRecordingSettingsRequest, { optional: true })
  frame_recording?: FrameRecordingSettingsRequest;

  @Field.nested(() => GeofenceSettingsRequest, { optional: true })
  geofencing?: GeofenceSettingsRequest;

  @Field.nested(() => IndividualRecordingSettingsRequest, { optional: true })
  individual_recording?: IndividualRecordingSettingsRequest;

  @Field.nested(() => IngressSettingsRequest, { optional: true })
  ingress?: IngressSettingsRequest;

  @Field.nested(() => LimitsSettingsRequest, { optional: true })
  limits?: LimitsSettingsRequest;

  @Field.nested(() => RawRecordingSettingsRequest, { optional: true })
  raw_recording?: RawRecordingSettingsRequest;

  @Field.nested(() => RecordSettingsRequest, { optional: true })
  recording?: RecordSettingsRequest;

  @Field.nested(() => RingSettingsRequest, { optional: true })
  ring?: RingSettingsRequest;

  @Field.nested(() => ScreensharingSettingsRequest, { optional: true })
  screensharing?: ScreensharingSettingsRequest;

  @Field.nested(() => SessionSettingsRequest, { optional: true })
  session?: SessionSettingsRequest;

  @Field.nested(() => ThumbnailsSettingsRequest, { optional: true })
  thumbnails?: ThumbnailsSettingsRequest;

  @Field.nested(() => TranscriptionSettingsRequest, { optional: true })
  transcription?: TranscriptionSettingsRequest;

  @Field.nested(() => VideoSettingsRequest, { optional: true })
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
