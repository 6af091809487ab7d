import type { Route } from '../../protocol/route';
import { activeCallsRoute } from './active-calls.routes';
import { aggregateRoute } from './aggregate.routes';
import { dailyDigestRoute } from './daily-digest.routes';
import { participantDetailsRoutes } from './participant-details.routes';
import { participantStatsRoutes } from './participant-stats.routes';
import { reportRoute } from './report.routes';
import { sessionStatsRoutes } from './session-stats.routes';
import { statsMapRoute } from './stats-map.routes';

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
