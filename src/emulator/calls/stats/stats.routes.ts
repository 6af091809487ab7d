import type { Route } from '../../protocol/route';
import { activeCallsRoute } from './totals/active-calls.routes';
import { aggregateRoute } from './totals/aggregate.routes';
import { dailyDigestRoute } from './totals/daily-digest.routes';
import { participantDetailsRoutes } from './participants/participant-details.routes';
import { participantStatsRoutes } from './participants/participant-stats.routes';
import { reportRoute } from './sessions/report.routes';
import { sessionStatsRoutes } from './sessions/session-stats.routes';
import { statsMapRoute } from './participants/stats-map.routes';

/** What is known of sessions, during them and after. */
export const statsRoutes: readonly Route[] = [
  reportRoute,
  ...sessionStatsRoutes,
  ...participantStatsRoutes,
  ...participantDetailsRoutes,
  statsMapRoute,
  activeCallsRoute,
  aggregateRoute,
  dailyDigestRoute,
];
