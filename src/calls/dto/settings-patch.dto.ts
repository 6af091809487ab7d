import {
  AudioSettingsRequest,
  NoiseCancellationSettings,
} from '../../stream/models/settings/audio-settings.model';
import {
  BroadcastSettingsRequest,
  HLSSettingsRequest,
  RTMPSettingsRequest,
} from '../../stream/models/settings/broadcasting-settings.model';
import { CallSettingsRequest } from '../../stream/models/settings/call-settings.model';
import {
  IngressAudioEncodingOptions,
  IngressSettingsRequest,
} from '../../stream/models/settings/ingress-settings.model';
import { LayoutSettingsRequest } from '../../stream/models/settings/layout-settings.model';
import {
  FrameRecordingSettingsRequest,
  IndividualRecordingSettingsRequest,
  RawRecordingSettingsRequest,
  RecordSettingsRequest,
} from '../../stream/models/settings/recording-settings.model';
import { RingSettingsRequest } from '../../stream/models/settings/ring-settings.model';
import { SessionSettingsRequest } from '../../stream/models/settings/session-settings.model';
import {
  ScreensharingSettingsRequest,
  TargetResolution,
  VideoSettingsRequest,
} from '../../stream/models/settings/video-settings.model';
import { Nested } from '../../stream/models/validation/nested.decorator';
import { Optional } from '../../stream/models/validation/optional.decorator';
import { anySubsetOf } from './any-subset-of';

export class NoiseCancellationPatch extends anySubsetOf(NoiseCancellationSettings) {}

export class AudioSettingsPatch extends anySubsetOf(AudioSettingsRequest, ['noise_cancellation']) {
  @Optional()
  @Nested(() => NoiseCancellationPatch)
  noise_cancellation?: NoiseCancellationPatch;
}

export class LayoutSettingsPatch extends anySubsetOf(LayoutSettingsRequest) {}

export class HLSSettingsPatch extends anySubsetOf(HLSSettingsRequest, ['layout']) {
  @Optional()
  @Nested(() => LayoutSettingsPatch)
  layout?: LayoutSettingsPatch;
}

export class RTMPSettingsPatch extends anySubsetOf(RTMPSettingsRequest, ['layout']) {
  @Optional()
  @Nested(() => LayoutSettingsPatch)
  layout?: LayoutSettingsPatch;
}

export class BroadcastSettingsPatch extends anySubsetOf(BroadcastSettingsRequest, ['hls', 'rtmp']) {
  @Optional()
  @Nested(() => HLSSettingsPatch)
  hls?: HLSSettingsPatch;

  @Optional()
  @Nested(() => RTMPSettingsPatch)
  rtmp?: RTMPSettingsPatch;
}

export class FrameRecordingSettingsPatch extends anySubsetOf(FrameRecordingSettingsRequest) {}

export class IndividualRecordingSettingsPatch extends anySubsetOf(IndividualRecordingSettingsRequest) {}

export class IngressAudioEncodingPatch extends anySubsetOf(IngressAudioEncodingOptions) {}

export class IngressSettingsPatch extends anySubsetOf(IngressSettingsRequest, ['audio_encoding_options']) {
  @Optional()
  @Nested(() => IngressAudioEncodingPatch)
  audio_encoding_options?: IngressAudioEncodingPatch;
}

export class RawRecordingSettingsPatch extends anySubsetOf(RawRecordingSettingsRequest) {}

export class RecordSettingsPatch extends anySubsetOf(RecordSettingsRequest, ['layout']) {
  @Optional()
  @Nested(() => LayoutSettingsPatch)
  layout?: LayoutSettingsPatch;
}

export class RingSettingsPatch extends anySubsetOf(RingSettingsRequest) {}

export class SessionSettingsPatch extends anySubsetOf(SessionSettingsRequest) {}

export class TargetResolutionPatch extends anySubsetOf(TargetResolution) {}

export class ScreensharingSettingsPatch extends anySubsetOf(ScreensharingSettingsRequest, [
  'target_resolution',
]) {
  @Optional()
  @Nested(() => TargetResolutionPatch)
  target_resolution?: TargetResolutionPatch;
}

export class VideoSettingsPatch extends anySubsetOf(VideoSettingsRequest, ['target_resolution']) {
  @Optional()
  @Nested(() => TargetResolutionPatch)
  target_resolution?: TargetResolutionPatch;
}

/** The sections in which Stream requires some fields; here they may be left out. */
const SECTIONS_WITH_REQUIRED_FIELDS = [
  'audio',
  'broadcasting',
  'frame_recording',
  'individual_recording',
  'ingress',
  'raw_recording',
  'recording',
  'ring',
  'screensharing',
  'session',
  'video',
] as const;

/** Any subset of the fields of any section; what is left out stays as it is. */
export class CallSettingsPatch extends anySubsetOf(CallSettingsRequest, SECTIONS_WITH_REQUIRED_FIELDS) {
  @Optional()
  @Nested(() => AudioSettingsPatch)
  audio?: AudioSettingsPatch;

  @Optional()
  @Nested(() => BroadcastSettingsPatch)
  broadcasting?: BroadcastSettingsPatch;

  @Optional()
  @Nested(() => FrameRecordingSettingsPatch)
  frame_recording?: FrameRecordingSettingsPatch;

  @Optional()
  @Nested(() => IndividualRecordingSettingsPatch)
  individual_recording?: IndividualRecordingSettingsPatch;

  @Optional()
  @Nested(() => IngressSettingsPatch)
  ingress?: IngressSettingsPatch;

  @Optional()
  @Nested(() => RawRecordingSettingsPatch)
  raw_recording?: RawRecordingSettingsPatch;

  @Optional()
  @Nested(() => RecordSettingsPatch)
  recording?: RecordSettingsPatch;

  @Optional()
  @Nested(() => RingSettingsPatch)
  ring?: RingSettingsPatch;

  @Optional()
  @Nested(() => ScreensharingSettingsPatch)
  screensharing?: ScreensharingSettingsPatch;

  @Optional()
  @Nested(() => SessionSettingsPatch)
  session?: SessionSettingsPatch;

  @Optional()
  @Nested(() => VideoSettingsPatch)
  video?: VideoSettingsPatch;
}
