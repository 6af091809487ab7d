import { openSession } from './session';
import type { App } from '../world/app';
import type { CallRecord } from '../world/call';
import type { CallArchive, FileRecord, SessionRecord } from '../world/session';

const EMPTY: CallArchive = { sessions: [], files: [] };

/** The session that has not ended, changed; a new one where there is none. The one before is kept in the archive. */
export function changeSession(app: App, call: CallRecord, change: Partial<SessionRecord>): SessionRecord {
  const open = openSession(call);
  if (open === undefined && call.session !== undefined) archiveSession(call, call.session);
  const session = { ...(open ?? { id: app.ids.uuid() }), ...change };
  app.calls.changeSession(call, session);
  app.timers.schedule(call);
  return session;
}

/** Puts files in the place of those with the same egress id, or adds them. */
export function putFile(app: App, call: CallRecord, file: FileRecord): void {
  const { sessions, files } = archiveOf(call);
  const known = files.some(({ egressId }) => egressId === file.egressId);
  const others = files.map((other) => (other.egressId === file.egressId ? file : other));
  call.archive = { sessions, files: known ? others : [...files, file] };
  app.timers.schedule(call);
}

export function removeFiles(call: CallRecord, files: readonly FileRecord[]): void {
  const archive = archiveOf(call);
  call.archive = { ...archive, files: archive.files.filter((file) => !files.includes(file)) };
}

/** What the sessions of a call left behind. */
export function archiveOf({ archive }: Pick<CallRecord, 'archive'>): CallArchive {
  return archive ?? EMPTY;
}

function archiveSession(call: CallRecord, session: SessionRecord): void {
  const archive = archiveOf(call);
  call.archive = { ...archive, sessions: [...archive.sessions, session] };
}
