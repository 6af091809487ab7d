import type { RecordingType } from '../../../../stream/models/enums';
import { changeEgress, egressOf, newRun, requireStartable } from '../egress.rules';
import { fileUrl } from '../files/file-url';
import { inputError } from '../../../protocol/stream-fault';
import { putFile } from '../../change-session';
import type { App } from '../../../world/app';
import type { CallRecord } from '../../../world/call';
import type { EgressRun, FileRecord } from '../../../world/session';

/** Starts a recording of one type. Throws 400/4 where that cannot be, and for an unknown storage. */
export function startRecording(app: App, call: CallRecord, type: RecordingType, storage?: string): void {
  requireStartable(app, call, type);
  const run = newRun(app, call, storage);
  changeEgress(app, call, { [type]: run });
  app.events.emit('call.recording_started', { call, egress_id: run.id, recording_type: type });
}

/** The file is made from now on: it becomes ready a moment later. Throws 400/4 where no recording of the type runs. */
export function stopRecording(app: App, call: CallRecord, type: RecordingType): void {
  const run = egressOf(call)[type];
  if (run === undefined) throw inputError('call egress is not running');
  changeEgress(app, call, { [type]: undefined });
  putFile(app, call, recordingFile(app, call, type, run));
  app.events.emit('call.recording_stopped', { call, egress_id: run.id, recording_type: type });
}

/** As when Stream's engine breaks down: a recording of the type that runs ends, and leaves no file behind. */
export function failRecording(app: App, call: CallRecord, type: RecordingType): void {
  const run = egressOf(call)[type];
  if (run !== undefined) changeEgress(app, call, { [type]: undefined });
  const egressId = run?.id ?? app.ids.uuid();
  app.events.emit('call.recording_failed', { call, egress_id: egressId, recording_type: type });
}

/** The file of what was recorded by a run until now. */
export function recordingFile(app: App, call: CallRecord, type: RecordingType, run: EgressRun): FileRecord {
  const millis = Math.floor(run.startedAt / 1000);
  const filename = `rec_${call.type}_${call.id}_${type}_${run.id.slice(0, 8)}_${millis}.mp4`;
  return {
    kind: type,
    egressId: run.id,
    sessionId: call.session?.id ?? '',
    filename,
    url: fileUrl(app, call, run, filename),
    startedAt: run.startedAt,
    endedAt: app.clock.now(),
  };
}
