import { inputError, notFound } from '../../protocol/stream-fault';
import { definedOnly } from '../../protocol/state-value';
import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import type { JsonObject } from '../../world/json';
import { requireUser } from '../../users/find-user';
import { requireLatestSession, startedSessions, type StartedSession } from '../stats/measures/call-sessions';
import { visitsOf, type Visit } from '../stats/measures/visits';

export interface Feedback {
  readonly rating: number;
  readonly sdk: string;
  readonly sdk_version: string;
  readonly reason?: string;
  readonly custom?: JsonObject;
  readonly user_session_id?: string;
}

/**
 * Notes how a user liked a session: the one of `user_session_id`, or the latest one. Without a user, the feedback is that of
 * the participant with `user_session_id`. Throws 404/16 for a session that does not exist.
 */
export function submitFeedback(
  app: App,
  call: CallRecord,
  userId: string | undefined,
  { rating, sdk, sdk_version: sdkVersion, reason, custom, user_session_id: userSessionId = '' }: Feedback,
): void {
  const { session, visit } = reviewed(call, userId, userSessionId);
  const user = requireUser(app, userId ?? visit?.userId ?? '');
  const { client, userSessionId: ofVisit } = visit ?? {};
  app.feedback.add(
    definedOnly({
      cid: call.cid,
      sessionId: session.id,
      userId: user.id,
      userSessionId: ofVisit,
      rating,
      reason,
      sdk,
      sdkVersion,
      custom,
      client,
      createdAt: app.clock.now(),
    }),
  );
  app.events.emit('call.user_feedback_submitted', {
    call,
    user,
    session_id: session.id,
    rating,
    sdk,
    sdk_version: sdkVersion,
    ...(reason !== undefined && { reason }),
    ...(custom !== undefined && { custom }),
  });
}

interface Reviewed {
  readonly session: StartedSession;
  /** Absent for a user who has not been in the session. */
  readonly visit?: Visit | undefined;
}

function reviewed(call: CallRecord, userId: string | undefined, userSessionId: string): Reviewed {
  if (userSessionId === '') {
    if (userId === undefined) {
      throw inputError(
        'user_session_id must be provided when using server side auth: it names the user.',
        'user_session_id',
      );
    }
    const session = requireLatestSession(call);
    return { session, visit: visitsOf(session).findLast((visit) => visit.userId === userId) };
  }
  for (const session of startedSessions(call).toReversed()) {
    const visit = visitsOf(session).findLast(
      (one) => one.userSessionId === userSessionId && (userId ?? one.userId) === one.userId,
    );
    if (visit !== undefined) return { session, visit };
  }
  throw notFound(`user session ${userSessionId} not found`);
}
