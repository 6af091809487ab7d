import type { CallRecord } from '../world/call';
import { isRunning as isRunningSession, type SessionRecord } from '../world/session';

type WithSession = Pick<CallRecord, 'session'>;

/** Whether somebody is, or was until a moment ago, in the call. A session that only rings does not count. */
export function isRunning({ session }: WithSession): boolean {
  return isRunningSession(session);
}

/** The session that has not ended. */
export function openSession({ session }: WithSession): SessionRecord | undefined {
  return session?.endedAt === undefined ? session : undefined;
}
