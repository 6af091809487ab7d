import type { Route } from '../../protocol/route';
import { reportRoute } from './report.routes';

/** What is known of sessions, during them and after. */
export const statsRoutes: readonly Route[] = [reportRoute];
