import type { Range } from '../../../../stream/models/limits';
import { inputError } from '../../../protocol/stream-fault';
import { integerParam, listParam, dateParam } from '../../../protocol/query-params';
import type { Route, StreamRequest } from '../../../protocol/route';
import { definedOnly } from '../../../protocol/state-value';
import type { Micros } from '../../../world/clock';
import { requirePermission, targetOf } from '../../access/call-access';
import { callRoute } from '../../call-route';
import {
  requireSession,
  sessionOfPath,
  type CallSession,
  type StartedSession,
} from '../measures/call-sessions';
import { presentOf } from '../measures/present';
import { PUBLISHER_TYPE } from '../measures/quality';
import { DEFAULT_POINTS, timeframeOf, type Timeframe } from './time-series';
import { SEVERITIES, timelineEventView, timelineOf } from './timeline.view';
import { connectionMetrics, publishedTracks, tracksOf } from './track-metrics.view';
import { visitOfPath } from './visit-of-path';
import { isPublisher, overlap, publicationSpan, visitSpan, visitsOf, type Visit } from '../measures/visits';

const POINTS: Range = { min: 1, max: 4096 };

/** What one participant sent and received, and what happened to it. */
export const participantDetailsRoutes: readonly Route[] = [
  {
    operation: 'GetCallSessionParticipantStatsDetails',
    access: 'user',
    handle: (request) => {
      const one = readableSession(request);
      const { app, params, query, time } = request;
      const visit = visitOfPath(one.session, params);
      const maxPoints = integerParam(query, 'max_points', POINTS) ?? DEFAULT_POINTS;
      const frame = requestedFrame(request, visit, maxPoints);
      const connection = connectionMetrics(visitSpan(visit), frame);
      return {
        ...namesOf(one, visit),
        ...(isPublisher(visit) && { publisher: { tracks: tracksOf(visit, frame) } }),
        subscriber: { subscriptions: subscriptionsOf(app, one.session, visit, frame) },
        user: {
          metrics: connection.metrics,
          metrics_meta: connection.meta,
          metrics_order: connection.order,
        },
        timeframe: {
          since: time(frame.since),
          until: time(frame.until),
          step_seconds: frame.stepSeconds,
          max_points: maxPoints,
        },
      };
    },
  },
  {
    operation: 'GetCallSessionParticipantStatsTimeline',
    access: 'user',
    handle: (request) => {
      const one = readableSession(request);
      const { app, params, query, time } = request;
      const visit = visitOfPath(one.session, params);
      const from = dateParam(query, 'start_time') ?? 0;
      const to = dateParam(query, 'end_time') ?? Infinity;
      const severities = requestedSeverities(query);
      const reported = app.clientEvents.ofSession(one.call.cid, one.session.id);
      const events = timelineOf(visit, reported).filter(
        ({ at, severity }) => at >= from && at <= to && severities.includes(severity),
      );
      return { ...namesOf(one, visit), events: events.map((event) => timelineEventView(event, time)) };
    },
  },
  callRoute(
    {
      operation: 'GetCallParticipantSessionMetrics',
    },
    (request, call) => {
      const { app, caller, params, time } = request;
      requirePermission(app, caller, targetOf(call), 'read-call-stats');
      const session = requireSession(call, params.session ?? '');
      const visit = visitOfPath(session, params);
      const { client, location } = visit;
      const frame = requestedFrame(request, visit, DEFAULT_POINTS);
      return definedOnly({
        user_id: visit.userId,
        user_session_id: visit.userSessionId,
        publisher_type: isPublisher(visit) ? PUBLISHER_TYPE : undefined,
        joined_at: time(visit.joinedAt),
        is_publisher: isPublisher(visit),
        is_subscriber: publishersFor(session, visit, presentOf(app)).length > 0,
        client: definedOnly({
          name: client?.sdk,
          version: client?.sdk_version,
          ip: client?.ip,
          network_type: client?.network_type,
          location,
        }),
        published_tracks: publishedTracks(visit, frame),
      });
    },
  ),
];

function readableSession({ app, caller, params }: StreamRequest): CallSession {
  const one = sessionOfPath(app, params);
  requirePermission(app, caller, targetOf(one.call), 'read-call-stats');
  return one;
}

function namesOf({ call, session }: CallSession, { userId, userSessionId }: Visit) {
  return {
    call_type: call.type,
    call_id: call.id,
    call_session_id: session.id,
    user_id: userId,
    user_session_id: userSessionId,
  };
}

/** The part of a visit that a request asks for; all of it by default. */
function requestedFrame(
  { app, query }: StreamRequest,
  { joinedAt, leftAt }: Visit,
  maxPoints: number,
): Timeframe {
  const since = dateParam(query, 'since') ?? joinedAt;
  const until = dateParam(query, 'until') ?? leftAt ?? presentOf(app);
  return timeframeOf(since, until, maxPoints);
}

function requestedSeverities(query: URLSearchParams): readonly string[] {
  const asked = listParam(query, 'severity');
  const known: readonly string[] = SEVERITIES;
  if (asked.some((severity) => !known.includes(severity))) {
    throw inputError(`severity must be one of [${SEVERITIES.join(' ')}]`, 'severity');
  }
  return asked.length === 0 ? known : asked;
}

/** Stream's ParticipantSeriesSubscriptionTrackMetrics: everything that others sent meanwhile. */
function subscriptionsOf(app: StreamRequest['app'], session: StartedSession, visit: Visit, frame: Timeframe) {
  return publishersFor(session, visit, presentOf(app)).map((publisher) => {
    const name = app.users.get(publisher.userId)?.name;
    return {
      publisher_user_id: publisher.userId,
      publisher_user_session_id: publisher.userSessionId,
      ...(name !== undefined && { publisher_name: name }),
      tracks: tracksOf(publisher, frame, visitSpan(visit)),
    };
  });
}

/** The other visits that sent something during this one. */
function publishersFor(session: StartedSession, visit: Visit, now: Micros): readonly Visit[] {
  return visitsOf(session).filter(
    (other) =>
      other.userSessionId !== visit.userSessionId &&
      other.publications.some((one) => overlap(publicationSpan(one), visitSpan(visit), now) !== undefined),
  );
}
