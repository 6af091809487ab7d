import { text, type Schema } from '../../../protocol/validate';
import { parseTime } from '../../../protocol/wire-time';
import { definedOnly, timeSchema, writeTime, type StateTime } from '../../../protocol/state-value';
import type { CallArchive, FileRecord } from '../../../world/session';
import { exportSession, importSession, sessionStateSchema, type SessionState } from './session-state';

/** What the sessions of a call left behind, in exported state. */
export interface ArchiveState {
  /** The sessions before the present one, oldest first. */
  readonly sessions?: readonly SessionState[];
  /** Recordings and transcriptions, in the order in which they were made. */
  readonly files?: readonly FileState[];
}

interface FileState {
  readonly kind: FileRecord['kind'];
  readonly egress_id: string;
  readonly session_id: string;
  readonly filename: string;
  readonly url: string;
  readonly start_time: StateTime;
  readonly end_time: StateTime;
  /** Absent while the file is being made. */
  readonly ready_at?: StateTime;
}

export const archiveStateSchema: Schema = {
  type: 'object',
  properties: {
    sessions: { type: 'array', items: sessionStateSchema },
    files: {
      type: 'array',
      items: {
        type: 'object',
        required: ['kind', 'egress_id', 'session_id', 'filename', 'url', 'start_time', 'end_time'],
        properties: {
          kind: { type: 'string', enum: ['composite', 'individual', 'raw', 'transcription'] },
          egress_id: text,
          session_id: text,
          filename: text,
          url: text,
          start_time: timeSchema,
          end_time: timeSchema,
          ready_at: timeSchema,
        },
      },
    },
  },
};

export function exportArchive({ sessions, files }: CallArchive): ArchiveState {
  return { sessions: sessions.map(exportSession), files: files.map(exportFile) };
}

/** `createdBy`: the id of the creator of the call. */
export function importArchive({ sessions = [], files = [] }: ArchiveState, createdBy: string): CallArchive {
  return {
    sessions: sessions.map((session) => importSession(session, createdBy)),
    files: files.map(importFile),
  };
}

function exportFile(file: FileRecord): FileState {
  return definedOnly({
    kind: file.kind,
    egress_id: file.egressId,
    session_id: file.sessionId,
    filename: file.filename,
    url: file.url,
    start_time: writeTime(file.startedAt),
    end_time: writeTime(file.endedAt),
    ready_at: writeTime(file.readyAt),
  });
}

function importFile(state: FileState): FileRecord {
  return definedOnly({
    kind: state.kind,
    egressId: state.egress_id,
    sessionId: state.session_id,
    filename: state.filename,
    url: state.url,
    startedAt: parseTime(state.start_time) ?? 0,
    endedAt: parseTime(state.end_time) ?? 0,
    readyAt: parseTime(state.ready_at),
  });
}
