import { notFound } from '../../../protocol/stream-fault';
import type { StartedSession } from '../measures/call-sessions';
import { visitsOf, type Visit } from '../measures/visits';

/** The visit that a path names, as `user` and `user_session`. Throws 404/16 if there is none. */
export function visitOfPath(
  session: StartedSession,
  { user = '', user_session: userSession = '' }: Readonly<Record<string, string>>,
): Visit {
  const visit = visitsOf(session).findLast((one) => one.userId === user && one.userSessionId === userSession);
  if (visit === undefined) throw notFound(`user session ${userSession} of user ${user} not found`);
  return visit;
}
