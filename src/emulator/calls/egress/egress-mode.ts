import type { FeatureMode } from '../../../stream/models/enums';
import type { CallSettings } from '../../world/call-types/call-settings';

/** What can run in a session, by its name in the session's egress. */
export type EgressKind =
  'composite' | 'individual' | 'raw' | 'frames' | 'transcription' | 'captions' | 'hls' | 'rtmps';

/** How error texts name it. */
export const EGRESS_NAMES: Readonly<Record<EgressKind, string>> = {
  composite: 'recording',
  individual: 'individual recording',
  raw: 'raw recording',
  frames: 'frame recording',
  transcription: 'transcription',
  captions: 'closed captions',
  hls: 'HLS broadcasting',
  rtmps: 'RTMP broadcasting',
};

/** What the settings of a call say of it. */
export function egressMode(settings: CallSettings, kind: EgressKind): FeatureMode {
  const { broadcasting, transcription } = settings;
  switch (kind) {
    case 'composite':
      return settings.recording.mode;
    case 'individual':
      return settings.individual_recording.mode;
    case 'raw':
      return settings.raw_recording.mode;
    case 'frames':
      return settings.frame_recording.mode;
    case 'transcription':
      return transcription.mode;
    case 'captions':
      return transcription.closed_caption_mode;
    case 'hls':
      if (!broadcasting.enabled || !broadcasting.hls.enabled) return 'disabled';
      return broadcasting.hls.auto_on ? 'auto-on' : 'available';
    case 'rtmps':
      return broadcasting.enabled && broadcasting.rtmp.enabled ? 'available' : 'disabled';
  }
}
