import { clockControlRoutes } from '../../clock/clock-control.routes';
import { eventControlRoutes } from '../../events/control/event-control.routes';
import { faultControlRoutes } from '../../faults/fault-control.routes';
import { rateLimitControlRoutes } from '../../rate-limits/rate-limit-control.routes';
import { requestControlRoutes } from '../../requests/request-control.routes';
import { sessionControlRoutes } from '../../sessions/control/session-control.routes';
import type { ControlRoute } from './control-route';

/** Every operation of the control API. */
export const controlRoutes: readonly ControlRoute[] = [
  ...clockControlRoutes,
  ...eventControlRoutes,
  ...faultControlRoutes,
  ...rateLimitControlRoutes,
  ...requestControlRoutes,
  ...sessionControlRoutes,
];
