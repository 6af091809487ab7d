import type { ControlRoute } from '../control-route';
import { listRequests, timesPerformed } from './request-queries';

/** The journal of requests from other processes. */
export const requestControlRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/_emulator/requests',
    handle: ({ tenant, query }) => ({ requests: listRequests(tenant, query.get('operation') ?? undefined) }),
  },
  {
    method: 'GET',
    path: '/_emulator/requests/performed',
    handle: ({ tenant, query }) => {
      const operation = query.get('operation');
      if (operation === null) return { performed: tenant.requests.allPerformed() };
      return { performed: { [operation]: timesPerformed(tenant, operation) } };
    },
  },
  {
    method: 'DELETE',
    path: '/_emulator/requests',
    handle: ({ tenant }) => {
      tenant.requests.clear();
      return {};
    },
  },
];
