import { effectiveSettings } from '../../effective-settings';
import { changeEgress, egressOf, newRun, requireStartable } from '../egress.rules';
import { fileUrl } from '../files/file-url';
import { inputError } from '../../../protocol/stream-fault';
import { putFile } from '../../change-session';
import type { App } from '../../../world/app';
import type { CallRecord } from '../../../world/call';
import type { EgressRun, FileRecord } from '../../../world/session';

export interface TranscriptionStart {
  /** The language of the settings when absent. */
  readonly language?: string | undefined;
  readonly storage?: string | undefined;
}

/** Throws 400/4 where that cannot be, and for an unknown storage. */
export function startTranscription(app: App, call: CallRecord, start: TranscriptionStart): void {
  requireStartable(app, call, 'transcription');
  const { language = effectiveSettings(app, call).transcription.language, storage } = start;
  const transcription = { ...newRun(app, call, storage), language };
  changeEgress(app, call, { transcription });
  app.events.emit('call.transcription_started', { call, egress_id: transcription.id });
}

/** Throws 400/4 where no transcription runs. */
export function stopTranscription(app: App, call: CallRecord): void {
  const run = endTranscription(app, call);
  if (run === undefined) throw inputError('call is not being transcribed');
  app.events.emit('call.transcription_stopped', { call, egress_id: run.id });
}

/** Ends the transcription that runs, if one does, without telling of it. The file becomes ready a moment later. */
export function endTranscription(app: App, call: CallRecord): EgressRun | undefined {
  const { transcription } = egressOf(call);
  if (transcription === undefined) return undefined;
  changeEgress(app, call, { transcription: undefined });
  putFile(app, call, transcriptionFile(app, call, transcription));
  return transcription;
}

/** As when Stream's engine breaks down: a transcription that runs ends, and leaves no file behind. */
export function failTranscription(app: App, call: CallRecord, error?: string): void {
  const { transcription } = egressOf(call);
  if (transcription !== undefined) changeEgress(app, call, { transcription: undefined });
  app.events.emit('call.transcription_failed', {
    call,
    egress_id: transcription?.id ?? app.ids.uuid(),
    ...(error !== undefined && { error }),
  });
}

/** The file of what was transcribed by a run until now. */
export function transcriptionFile(app: App, call: CallRecord, run: EgressRun): FileRecord {
  const filename = `transcript_${call.type}_${call.id}_${Math.floor(run.startedAt / 1000)}.jsonl`;
  return {
    kind: 'transcription',
    egressId: run.id,
    sessionId: call.session?.id ?? '',
    filename,
    url: fileUrl(app, call, run, filename),
    startedAt: run.startedAt,
    endedAt: app.clock.now(),
  };
}
