import { openSession } from '../session';
import { endAll } from '../egress/session-egress.rules';
import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import type { UserRecord } from '../../world/user-store';
import { membersOf } from '../members/member-query';
import { changeSession } from '../change-session';
import { removeParticipants } from './participants/participant.rules';

/** Puts everybody out and ends the session, with all that runs in it. Does nothing where no session is open. */
export function endSession(app: App, call: CallRecord, endedAt = app.clock.now()): void {
  const open = openSession(call);
  if (open === undefined) return;
  removeParticipants(app, call, () => true);
  endAll(app, call);
  const session = changeSession(app, call, { endedAt, anonymous: 0, emptySince: undefined });
  if (open.startedAt === undefined) return;
  app.events.emit('call.session_ended', { call, session_id: session.id });
}

export interface CallEnd {
  /** Who ended it; absent where the service did. */
  readonly user?: UserRecord | undefined;
  readonly reason?: string | undefined;
}

/** Ends the call for everybody. A call that has ended keeps the time of its first end. */
export function endWholeCall(app: App, call: CallRecord, { user, reason }: CallEnd = {}): void {
  if (call.endedAt !== undefined) return;
  const now = app.clock.now();
  call.endedAt = now;
  call.updatedAt = now;
  app.events.emit('call.ended', {
    call,
    members: membersOf(call, call.members.length),
    ...(user !== undefined && { user }),
    ...(reason !== undefined && { reason }),
  });
  endSession(app, call, now);
}
