import { inputError } from '../../protocol/stream-fault';
import type { JsonObject } from '../../world/json';
import {
  mergeSettings,
  type CallSettings,
  type SettingsOverride,
} from '../../world/call-types/call-settings';
import { knownFields } from '../../protocol/known-fields';
import { settingsSchema } from './settings.schema';

/**
 * The sections of a request that may be stored over the settings in force. Throws 400/4 for sections that the schema
 * accepts and Stream does not.
 */
export function checkedOverride(inForce: CallSettings, sent: Readonly<JsonObject>): SettingsOverride {
  const override = knownFields(settingsSchema, sent) as SettingsOverride;
  requireRecordingQuality(override.recording);
  const camera = override.video?.camera_default_on === true;
  if (camera && !mergeSettings(inForce, override).video.enabled) {
    throw inputError('Video is not enabled for this call');
  }
  return override;
}

/** Stream checks the section as sent: a quality that is in force already does not count. */
function requireRecordingQuality(recording: Readonly<JsonObject> | undefined): void {
  if (recording === undefined || recording.mode === 'disabled') return;
  if (recording.audio_only === true || recording.quality !== undefined) return;
  throw inputError('recording quality is required when audio_only is false and recording is enabled');
}
