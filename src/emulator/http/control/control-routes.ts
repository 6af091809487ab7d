import { eventControlRoutes } from '../../events/control/event-control.routes';
import { sessionControlRoutes } from '../../sessions/control/session-control.routes';
import type { ControlRoute } from './control-route';

/** Every operation of the control API. */
export const controlRoutes: readonly ControlRoute[] = [...eventControlRoutes, ...sessionControlRoutes];
