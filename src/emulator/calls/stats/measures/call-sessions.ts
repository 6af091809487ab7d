import { notFound } from '../../../protocol/stream-fault';
import type { App } from '../../../world/app';
import type { CallRecord } from '../../../world/call';
import type { SessionRecord } from '../../../world/session';
import { archiveOf } from '../../change-session';
import { readCallRef, requireCall } from '../../call-ref';

/** A session that somebody has been in. */
export type StartedSession = SessionRecord & { readonly startedAt: number };

export interface CallSession {
  readonly call: CallRecord;
  readonly session: StartedSession;
}

/** The sessions of a call that have statistics, oldest first. One that only rang has none. */
export function startedSessions(call: CallRecord): readonly StartedSession[] {
  const all = [...archiveOf(call).sessions, ...(call.session === undefined ? [] : [call.session])];
  return all.filter((session) => session.startedAt !== undefined) as readonly StartedSession[];
}

/** The sessions with statistics of every call. */
export function* allStartedSessions(app: App): Iterable<CallSession> {
  for (const call of app.calls.all.ascending()) {
    for (const session of startedSessions(call)) yield { call, session };
  }
}

/** The latest session with statistics. Throws 404/16 if there is none. */
export function requireLatestSession(call: CallRecord): StartedSession {
  const session = startedSessions(call).at(-1);
  if (session === undefined) throw notFound('call session not found');
  return session;
}

/** The session with that id. Throws 404/16 if there is none. */
export function requireSession(call: CallRecord, id: string): StartedSession {
  const session = startedSessions(call).find((one) => one.id === id);
  if (session === undefined) throw notFound('call session not found');
  return session;
}

/** The call and the session that a path names, as `call_type`, `call_id` and `session`. */
export function sessionOfPath(
  app: App,
  { call_type: type = '', call_id: id = '', session = '' }: Readonly<Record<string, string>>,
): CallSession {
  const call = requireCall(app, readCallRef({ type, id }));
  return { call, session: requireSession(call, session) };
}
