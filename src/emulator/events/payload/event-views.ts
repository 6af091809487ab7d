import { callView } from '../../calls/call.view';
import { memberView } from '../../calls/members/member.view';
import { userView } from '../../users/user.view';
import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import type { MemberRecord } from '../../world/member-record';
import type { UserRecord } from '../../world/user-store';
import { eventTime } from './event-time';

type UserView = ReturnType<typeof userView>;

/** A user inside an event. Stream leaves out there what an answer to a server has besides: devices and shadow bans. */
export function eventUser(app: App, user: UserRecord) {
  return asEventUser(userView(app, user, eventTime));
}

export function eventMember(app: App, member: MemberRecord) {
  const view = memberView(app, member, eventTime);
  return { ...view, user: asEventUser(view.user) };
}

/** A call inside an event: as in answers, with the users of events. */
export function eventCall(app: App, call: CallRecord) {
  const view = callView(app, call, eventTime);
  const { created_by, session } = view;
  return {
    ...view,
    created_by: asEventUser(created_by),
    session: session && { ...session, participants: asEventParticipants(session.participants) },
  };
}

function asEventParticipants<T extends { readonly user: UserView }>(participants: readonly T[]) {
  return participants.map((participant) => ({ ...participant, user: asEventUser(participant.user) }));
}

function asEventUser(view: UserView): Omit<UserView, 'devices' | 'shadow_banned'> {
  const user: Partial<UserView> = { ...view };
  delete user.devices;
  delete user.shadow_banned;
  return user as Omit<UserView, 'devices' | 'shadow_banned'>;
}
