import type { App } from '../../../world/app';
import type { Micros } from '../../../world/clock';
import type { CallSession } from './call-sessions';
import { visitsOf, type Visit } from './visits';

/** When the statistics of a session last changed. */
export function latestActivityOf(app: App, { call, session }: CallSession): Micros {
  const feedback = app.feedback.ofSession(call.cid, session.id).map(({ createdAt }) => createdAt);
  const events = app.clientEvents.ofSession(call.cid, session.id).map(({ receivedAt }) => receivedAt);
  const times = [
    ...visitsOf(session).map(latestActivityOfVisit),
    ...feedback,
    ...events,
    session.endedAt ?? 0,
  ];
  return times.reduce((latest, time) => Math.max(latest, time), session.startedAt);
}

/** When a participant last did something. */
export function latestActivityOfVisit({ joinedAt, leftAt, publications }: Visit): Micros {
  const changes = publications.map(({ startedAt, endedAt }) => endedAt ?? startedAt);
  return Math.max(joinedAt, leftAt ?? 0, ...changes);
}
