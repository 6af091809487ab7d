import { booleanParam, dateParam } from '../../../protocol/query-params';
import type { Route } from '../../../protocol/route';
import type { App } from '../../../world/app';
import type { Micros } from '../../../world/clock';
import { requirePermission, targetOf } from '../../access/call-access';
import { sessionOfPath } from '../measures/call-sessions';
import { countsView } from '../measures/counts.view';
import { groupBy } from '../measures/group-by';
import { latestActivityOf } from '../measures/latest-activity';
import { trackFlags } from './participant-stats.view';
import { presentOf } from '../measures/present';
import { PUBLISHER_TYPE, SFU } from '../measures/quality';
import {
  isLive,
  isPublisher,
  overlap,
  subscriptions,
  visitSpan,
  visitsOf,
  type Visit,
} from '../measures/visits';

/** Where the participants of a session are. */
export const statsMapRoute: Route = {
  operation: 'GetCallStatsMap',
  access: 'user',
  handle: ({ app, caller, params, query, time }) => {
    const { call, session } = sessionOfPath(app, params);
    requirePermission(app, caller, targetOf(call), 'read-call-stats');
    const now = presentOf(app);
    const from = dateParam(query, 'start_time') ?? session.startedAt;
    const to = dateParam(query, 'end_time') ?? session.endedAt ?? now;
    const isExcluded = (what: string) => booleanParam(query, `exclude_${what}`) === true;
    const all = visitsOf(session);
    const shown = all.filter((visit) => isWithin(visit, from, to, now));
    const subscribed = subscriptions(all, now);
    return {
      call_type: call.type,
      call_id: call.id,
      call_session_id: session.id,
      call_started_at: time(session.startedAt),
      ...(session.endedAt !== undefined && { call_ended_at: time(session.endedAt) }),
      start_time: time(from),
      end_time: time(to),
      generated_at: time(latestActivityOf(app, { call, session })),
      counts: countsView(app, { call, session }),
      ...(!isExcluded('publishers') && {
        publishers: { publishers: shown.filter(isPublisher).map((visit) => publisherView(app, visit)) },
      }),
      ...(!isExcluded('subscribers') && {
        subscribers: subscribersView(
          app,
          shown.filter((visit) => subscribed.has(visit)),
        ),
      }),
      ...(!isExcluded('sfus') && {
        sfus: { locations: shown.length === 0 ? [] : [{ ...SFU, count: shown.length }] },
      }),
    };
  },
};

/** A visit that is as short as a moment is within it too. */
function isWithin(visit: Visit, from: Micros, to: Micros, now: Micros): boolean {
  const { joinedAt } = visit;
  return (joinedAt >= from && joinedAt <= to) || overlap(visitSpan(visit), { from, to }, now) !== undefined;
}

/** Stream's CallStatsMapPublisher. */
function publisherView(app: App, visit: Visit) {
  return {
    ...participantView(app, visit),
    publisher_type: PUBLISHER_TYPE,
    published_tracks: trackFlags(visit),
  };
}

/** Stream's CallStatsMapSubscribers: those whose location is known are counted by it. */
function subscribersView(app: App, visits: readonly Visit[]) {
  const located = visits.filter(({ location }) => location !== undefined);
  return {
    locations: [...groupBy(located, ({ location }) => JSON.stringify(location)).values()].map((group) => ({
      location: group[0]?.location,
      count: group.length,
      live_count: group.filter(isLive).length,
    })),
    participants: visits.map((visit) => participantView(app, visit)),
  };
}

/** Stream's CallStatsMapSubscriber. */
function participantView(app: App, visit: Visit) {
  const { userId, userSessionId, location } = visit;
  const name = app.users.get(userId)?.name;
  return {
    user_id: userId,
    user_session_id: userSessionId,
    ...(name !== undefined && { name }),
    is_live: isLive(visit),
    ...(location !== undefined && { location }),
  };
}
