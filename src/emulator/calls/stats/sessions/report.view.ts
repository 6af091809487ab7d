import type { WireTime } from '../../../protocol/wire-time';
import type { App } from '../../../world/app';
import type { Micros } from '../../../world/clock';
import type { ReactionRecord } from '../../../world/session';
import type { CallSession, StartedSession } from '../measures/call-sessions';
import { average } from '../measures/average';
import { ratingsOf } from '../measures/counts.view';
import { groupBy } from '../measures/group-by';
import { byMinute, MINUTE, peaks } from '../measures/concurrency';
import { presentOf } from '../measures/present';
import { QUALITY } from '../measures/quality';
import {
  isPublisher,
  lengthOf,
  publicationSpan,
  seconds,
  subscriptions,
  visitsOf,
  type Visit,
} from '../measures/visits';

/** Stream's ReportResponse. */
export function reportView(app: App, { call, session }: CallSession, time: WireTime) {
  const { startedAt, endedAt } = session;
  const ratings = ratingsOf(app, { call, session });
  return {
    call: {
      score: QUALITY.score,
      started_at: time(startedAt),
      ...(endedAt !== undefined && { ended_at: time(endedAt) }),
    },
    participants: participantsView(app, session, time),
    user_ratings: { count: ratings.length, average: average(ratings) ?? 0 },
  };
}

/** Stream's VideoReactionsResponse, one for each type of reaction. */
export function reactionsView({ startedAt, reactions = [] }: StartedSession, time: WireTime) {
  const types = [...new Set(reactions.map(({ type }) => type))];
  return types.map((type) => ({
    reaction: type,
    count_over_time: {
      by_minute: [
        ...groupBy(
          reactions.filter((reaction) => reaction.type === type),
          ({ sentAt }: ReactionRecord) => startedAt + Math.floor((sentAt - startedAt) / MINUTE) * MINUTE,
        ),
      ].map(([minute, { length: count }]) => ({ start_ts: time(minute), count })),
    },
  }));
}

function participantsView(app: App, session: StartedSession, time: WireTime) {
  const visits = visitsOf(session);
  const now = presentOf(app);
  const publishers = visits.filter(isPublisher);
  const subscribed = subscriptions(visits, now);
  return {
    sum: visits.length,
    unique: usersOf(visits),
    max_concurrent: peaks(visits).sessions,
    by_browser: grouped(visits, ({ client }) => client?.browser),
    by_country: grouped(visits, ({ location }) => location?.country ?? location?.country_iso_code),
    by_device: grouped(visits, ({ client }) => client?.device),
    by_operating_system: grouped(visits, ({ client }) => client?.os),
    count_over_time: {
      by_minute: byMinute(visits, session.startedAt, session.endedAt ?? now).map(
        ({ startedAt, first, last, max, min }) => ({ start_ts: time(startedAt), first, last, max, min }),
      ),
    },
    publishers: {
      total: publishers.length,
      unique: usersOf(publishers),
      by_track: tracksView(publishers, now),
    },
    subscribers: {
      total: subscribed.size,
      unique: usersOf([...subscribed.keys()]),
      total_subscribed_duration_seconds: seconds([...subscribed.values()].reduce((a, b) => a + b, 0)),
    },
  };
}

function tracksView(publishers: readonly Visit[], now: Micros) {
  const publications = publishers.flatMap((visit) => visit.publications);
  return [...groupBy(publications, ({ track }) => track)].map(([track_type, ofTrack]) => ({
    track_type,
    duration_seconds: seconds(
      ofTrack.reduce((sum, publication) => sum + lengthOf(publicationSpan(publication), now), 0),
    ),
  }));
}

/** Stream's GroupedStatsResponse: the users of each value, the most frequent first. Visits without a value are left out. */
function grouped(visits: readonly Visit[], read: (visit: Visit) => string | undefined) {
  const known = visits.filter((visit) => read(visit) !== undefined);
  return [...groupBy(known, (visit) => read(visit) ?? '')]
    .map(([name, ofName]) => ({ name, unique: usersOf(ofName) }))
    .sort((a, b) => b.unique - a.unique);
}

function usersOf(visits: readonly Visit[]): number {
  return new Set(visits.map(({ userId }) => userId)).size;
}
