import { notFound } from '../../../protocol/stream-fault';
import { archiveOf, putFile, removeFiles } from '../../change-session';
import type { App } from '../../../world/app';
import type { CallRecord } from '../../../world/call';
import type { FileRecord } from '../../../world/session';

/** The files of a call that can be fetched, in the order in which they were made. */
export function readyFiles(call: CallRecord): readonly FileRecord[] {
  return archiveOf(call).files.filter(({ readyAt }) => readyAt !== undefined);
}

/** The files of a call that are still being made. */
export function unfinishedFiles(call: CallRecord): readonly FileRecord[] {
  return archiveOf(call).files.filter(({ readyAt }) => readyAt === undefined);
}

/** Lists the file from now on, and tells of it. */
export function finishFile(app: App, call: CallRecord, unfinished: FileRecord): FileRecord {
  const file = { ...unfinished, readyAt: app.clock.now() };
  putFile(app, call, file);
  const { kind, egressId, filename, url, sessionId, startedAt, endedAt } = file;
  const about = { filename, url, session_id: sessionId, start_time: startedAt, end_time: endedAt };
  if (kind === 'transcription') {
    app.events.emit('call.transcription_ready', { call, egress_id: egressId, call_transcription: about });
  } else {
    app.events.emit('call.recording_ready', {
      call,
      egress_id: egressId,
      recording_type: kind,
      call_recording: { ...about, recording_type: kind },
    });
  }
  return file;
}

/** Throws 404/16 for a file that there is not, or that cannot be fetched yet. */
export function deleteFile(
  call: CallRecord,
  what: 'recording' | 'transcription',
  { session, filename }: Readonly<Record<string, string>>,
): void {
  const found = readyFiles(call).filter(
    (file) =>
      (file.kind === 'transcription') === (what === 'transcription') &&
      file.sessionId === session &&
      file.filename === filename,
  );
  if (found.length === 0) throw notFound(`${what} doesn't exist`);
  removeFiles(call, found);
}
