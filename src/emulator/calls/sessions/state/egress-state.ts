import { text, type Schema } from '../../../protocol/validate';
import { parseTime } from '../../../protocol/wire-time';
import { definedOnly, timeSchema, writeTime, type StateTime } from '../../../protocol/state-value';
import type { EgressRun, RtmpRun, SessionEgress } from '../../../world/session';

interface RunState {
  readonly id: string;
  readonly started_at: StateTime;
  readonly storage?: string;
}

interface TranscriptionState extends RunState {
  readonly language: string;
}

interface HlsState extends RunState {
  readonly playlist_url: string;
}

interface RtmpState {
  readonly name: string;
  readonly stream_url: string;
  readonly stream_key?: string;
  readonly started_at: StateTime;
}

/** What runs in a session, in exported state. */
export interface EgressState {
  readonly composite?: RunState;
  readonly individual?: RunState;
  readonly raw?: RunState;
  readonly frames?: RunState;
  readonly transcription?: TranscriptionState;
  readonly captions?: TranscriptionState;
  readonly hls?: HlsState;
  readonly rtmps?: readonly RtmpState[];
}

function runSchema(further: Readonly<Record<string, Schema>> = {}): Schema {
  return {
    type: 'object',
    required: ['id', 'started_at', ...Object.keys(further)],
    properties: { id: text, started_at: timeSchema, storage: text, ...further },
  };
}

export const egressStateSchema: Schema = {
  type: 'object',
  properties: {
    composite: runSchema(),
    individual: runSchema(),
    raw: runSchema(),
    frames: runSchema(),
    transcription: runSchema({ language: text }),
    captions: runSchema({ language: text }),
    hls: runSchema({ playlist_url: text }),
    rtmps: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'stream_url', 'started_at'],
        properties: { name: text, stream_url: text, stream_key: { type: 'string' }, started_at: timeSchema },
      },
    },
  },
};

export function exportEgress(egress: SessionEgress): EgressState {
  const { composite, individual, raw, frames, transcription, captions, hls, rtmps } = egress;
  return definedOnly({
    composite: composite && exportRun(composite),
    individual: individual && exportRun(individual),
    raw: raw && exportRun(raw),
    frames: frames && exportRun(frames),
    transcription: transcription && { ...exportRun(transcription), language: transcription.language },
    captions: captions && { ...exportRun(captions), language: captions.language },
    hls: hls && { ...exportRun(hls), playlist_url: hls.playlistUrl },
    rtmps: rtmps?.map(exportRtmp),
  });
}

export function importEgress(state: EgressState): SessionEgress {
  const { composite, individual, raw, frames, transcription, captions, hls, rtmps } = state;
  return definedOnly({
    composite: composite && importRun(composite),
    individual: individual && importRun(individual),
    raw: raw && importRun(raw),
    frames: frames && importRun(frames),
    transcription: transcription && { ...importRun(transcription), language: transcription.language },
    captions: captions && { ...importRun(captions), language: captions.language },
    hls: hls && { ...importRun(hls), playlistUrl: hls.playlist_url },
    rtmps: rtmps?.map(importRtmp),
  });
}

function exportRun({ id, startedAt, storage }: EgressRun): RunState {
  return definedOnly({ id, started_at: writeTime(startedAt), storage });
}

function importRun({ id, started_at, storage }: RunState): EgressRun {
  return definedOnly({ id, startedAt: parseTime(started_at) ?? 0, storage });
}

function exportRtmp({ name, url, key, startedAt }: RtmpRun): RtmpState {
  return definedOnly({ name, stream_url: url, stream_key: key, started_at: writeTime(startedAt) });
}

function importRtmp({ name, stream_url: url, stream_key: key, started_at }: RtmpState): RtmpRun {
  return definedOnly({ name, url, key, startedAt: parseTime(started_at) ?? 0 });
}
