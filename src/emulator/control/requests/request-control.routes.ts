import type { ControlRoute } from '../control-route';
import { listRequests, timesPerformed } from './request-queries';

/** The journal of requests from other processes. */
export const requestControlRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/_emulator/requests',
    handle: ({ app, query }) => ({ requests: listRequests(app, query.get('operation') ?? undefined) }),
  },
  {
    method: 'GET',
    path: '/_emulator/requests/performed',
    handle: ({ app, query }) => {
      const operation = query.get('operation');
      if (operation === null) return { performed: app.requests.allPerformed() };
      return { performed: { [operation]: timesPerformed(app, operation) } };
    },
  },
  {
    method: 'DELETE',
    path: '/_emulator/requests',
    handle: ({ app }) => {
      app.requests.clear();
      return {};
    },
  },
];
