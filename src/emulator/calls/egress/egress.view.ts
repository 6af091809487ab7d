import type { WireTime } from '../../protocol/wire-time';
import type { CallRecord } from '../../world/call';
import { egressOf } from './egress.rules';

const RUNNING = { status: 'running' } as const;

/** What of Stream's CallResponse says what runs in the session. */
export function egressView(call: CallRecord, time: WireTime) {
  const { composite, individual, raw, frames, transcription, captions, hls, rtmps = [] } = egressOf(call);
  return {
    recording: (composite ?? individual ?? raw) !== undefined,
    transcribing: transcription !== undefined,
    captioning: captions !== undefined,
    egress: {
      broadcasting: hls !== undefined,
      hls: hls === undefined ? null : { playlist_url: hls.playlistUrl, ...RUNNING },
      rtmps: rtmps.map(({ name, url, key, startedAt }) => ({
        name,
        stream_url: url,
        ...(key !== undefined && { stream_key: key }),
        started_at: time(startedAt),
      })),
      composite_recording: composite === undefined ? null : RUNNING,
      individual_recording: individual === undefined ? null : RUNNING,
      raw_recording: raw === undefined ? null : RUNNING,
      frame_recording: frames === undefined ? null : RUNNING,
    },
  };
}
