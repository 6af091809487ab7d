import { IsBoolean, IsIn } from 'class-validator';
import { AUDIO_DEVICES, FEATURE_MODES, type AudioDevice, type FeatureMode } from '../enums';
import { Nested } from '../validation/nested.decorator';
import { Optional } from '../validation/optional.decorator';

export class NoiseCancellationSettings {
  @IsIn(FEATURE_MODES)
  mode!: FeatureMode;
}

export class AudioSettingsRequest {
  /** Where sound comes out on a phone. Stream requires it whenever the section is sent. */
  @IsIn(AUDIO_DEVICES)
  default_device!: AudioDevice;

  /** Whether users may ask for the right to speak. */
  @Optional()
  @IsBoolean()
  access_request_enabled?: boolean;

  /** Music-grade audio. */
  @Optional()
  @IsBoolean()
  hifi_audio_enabled?: boolean;

  @Optional()
  @IsBoolean()
  mic_default_on?: boolean;

  @Optional()
  @Nested(() => NoiseCancellationSettings)
  noise_cancellation?: NoiseCancellationSettings;

  /** Opus discontinuous transmission: silence is not sent. */
  @Optional()
  @IsBoolean()
  opus_dtx_enabled?: boolean;

  /** Redundant audio coding against packet loss. */
  @Optional()
  @IsBoolean()
  redundant_coding_enabled?: boolean;

  @Optional()
  @IsBoolean()
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
