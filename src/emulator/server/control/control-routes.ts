import { clockControlRoutes } from '../../control/clock/clock-control.routes';
import { eventControlRoutes } from '../../control/events/event-control.routes';
import { faultControlRoutes } from '../../control/faults/fault-control.routes';
import { rateLimitControlRoutes } from '../../control/rate-limits/rate-limit-control.routes';
import { requestControlRoutes } from '../../control/requests/request-control.routes';
import { sessionControlRoutes } from '../../control/calls/session-control.routes';
import type { ControlRoute } from '../../control/control-route';

/** Every operation of the control API. */
export const controlRoutes: readonly ControlRoute[] = [
  ...clockControlRoutes,
  ...eventControlRoutes,
  ...faultControlRoutes,
  ...rateLimitControlRoutes,
  ...requestControlRoutes,
  ...sessionControlRoutes,
];
