import { AUDIO_DEVICES, FEATURE_MODES, type AudioDevice, type FeatureMode } from '../enums';
import { Field } from '../fields/field';

export class NoiseCancellationSettings {
  @Field.enum(FEATURE_MODES)
  mode!: FeatureMode;
}

export class AudioSettingsRequest {
  /** Where sound comes out on a phone. Stream requires it whenever the section is sent. */
  @Field.enum(AUDIO_DEVICES)
  default_device!: AudioDevice;

  /** Whether users may ask for the right to speak. */
  @Field.boolean({ optional: true })
  access_request_enabled?: boolean;

  /** Music-grade audio. */
  @Field.boolean({ optional: true })
  hifi_audio_enabled?: boolean;

  @Field.boolean({ optional: true })
  mic_default_on?: boolean;

  @Field.nested(() => NoiseCancellationSettings, { optional: true })
  noise_cancellation?: NoiseCancellationSettings;

  /** Opus discontinuous transmission: silence is not sent. */
  @Field.boolean({ optional: true })
  opus_dtx_enabled?: boolean;

  /** Redundant audio coding against packet loss. */
  @Field.boolean({ optional: true })
  redundant_coding_enabled?: boolean;

  @Field.boolean({ optional: true })
  speaker_default_on?: boolean;
}

export class AudioSettingsResponse {
  default_device!: AudioDevice;
  access_request_enabled!: boolean;
  hifi_audio_enabled!: boolean;
  mic_default_on!: boolean;
  noise_cancellation?: NoiseCancellationSettings;
  opus_dtx_enabled!: boolean;
  redundant_coding_enabled!: boolean;
  speaker_default_on!: boolean;
}
