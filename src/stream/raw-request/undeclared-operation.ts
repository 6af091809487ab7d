import type { HttpMethod, Operation } from '../transport/operation';

/** One name for all, so that metrics, rate budgets and circuits stay bounded. */
export const UNDECLARED_OPERATION = 'UndeclaredOperation';

/** The declaration of a request to a route that the client does not declare. The client knows nothing of it but its method. */
export function undeclaredOperation(method: HttpMethod, path: string): Operation {
  const route = { name: UNDECLARED_OPERATION, method, path };
  if (method === 'GET') return { ...route, retry: 'read', reason: 'a GET request reads' };
  return { ...route, retry: 'unsafe', reason: 'what a second request does is unknown', clearsCache: true };
}
