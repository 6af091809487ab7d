import { startHls, stopHls } from './broadcasts/hls.rules';
import { stopAllRtmp } from './broadcasts/rtmp.rules';
import { effectiveSettings } from '../effective-settings';
import { startFrameRecording, stopFrameRecording } from './recordings/frame-recording.rules';
import { startRecording, stopRecording } from './recordings/recording.rules';
import { startCaptions, stopCaptions } from './transcriptions/caption.rules';
import {
  endTranscription,
  startTranscription,
  stopTranscription,
} from './transcriptions/transcription.rules';
import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import { egressMode, type EgressKind } from './egress-mode';
import { egressOf, requireStartable } from './egress.rules';

type Startable = Exclude<EgressKind, 'rtmps'>;

/** Names of external storages. */
export interface EgressStorages {
  readonly recording?: string | undefined;
  readonly transcription?: string | undefined;
}

const ALL: readonly Startable[] = [
  'composite',
  'individual',
  'raw',
  'frames',
  'transcription',
  'captions',
  'hls',
];

/** What the settings start with the first participant. HLS waits until the call is live. */
export function startAutomatically(app: App, call: CallRecord): void {
  const settings = effectiveSettings(app, call);
  const wanted = ALL.filter((kind) => egressMode(settings, kind) === 'auto-on');
  startEach(
    app,
    call,
    wanted.filter((kind) => kind !== 'hls' || !call.backstage),
  );
}

/** Throws 400/4 if one of them cannot run. What runs already is fine. */
export function requireEachStartable(app: App, call: CallRecord, kinds: readonly Startable[]): void {
  for (const kind of kinds) {
    if (egressOf(call)[kind] === undefined) requireStartable(app, call, kind);
  }
}

/** Starts what does not run yet. */
export function startEach(
  app: App,
  call: CallRecord,
  kinds: readonly Startable[],
  storages: EgressStorages = {},
): void {
  for (const kind of kinds) {
    if (egressOf(call)[kind] === undefined) start(app, call, kind, storages);
  }
}

/** Stops all that runs, but for what is to be kept. */
export function stopAll(app: App, call: CallRecord, kept: readonly EgressKind[] = []): void {
  for (const kind of ALL) {
    if (!kept.includes(kind) && egressOf(call)[kind] !== undefined) stop(app, call, kind);
  }
  if (!kept.includes('rtmps')) stopAllRtmp(app, call);
}

/** Stops all that runs with the session. Stream tells of the end of a transcription only where it was asked for. */
export function endAll(app: App, call: CallRecord): void {
  endTranscription(app, call);
  stopAll(app, call);
}

function start(
  app: App,
  call: CallRecord,
  kind: Startable,
  { recording, transcription }: EgressStorages,
): void {
  switch (kind) {
    case 'composite':
    case 'individual':
    case 'raw':
      startRecording(app, call, kind, recording);
      return;
    case 'frames':
      startFrameRecording(app, call, recording);
      return;
    case 'transcription':
      startTranscription(app, call, { storage: transcription });
      return;
    case 'captions':
      startCaptions(app, call, {});
      return;
    case 'hls':
      startHls(app, call);
  }
}

function stop(app: App, call: CallRecord, kind: Startable): void {
  switch (kind) {
    case 'composite':
    case 'individual':
    case 'raw':
      stopRecording(app, call, kind);
      return;
    case 'frames':
      stopFrameRecording(app, call);
      return;
    case 'transcription':
      stopTranscription(app, call);
      return;
    case 'captions':
      stopCaptions(app, call);
      return;
    case 'hls':
      stopHls(app, call);
  }
}
