import type { PathParameters } from '../transport/encoding/fill-path';
import type { HttpMethod, Operation } from '../transport/operation';

/** The operation of a method and path, with the values of its path parameters. */
export interface FoundOperation {
  readonly operation: Operation;
  readonly path: PathParameters;
}

/** Finds the operation that a method and a path below `/api/v2` belong to. Literal segments win over parameters. */
export function findOperation(
  operations: readonly Operation[],
  method: HttpMethod,
  path: string,
): FoundOperation | undefined {
  const segments = path.split('/').map(decodeURIComponent);
  let best: FoundOperation | undefined;
  let bestCount = Infinity;
  for (const operation of operations) {
    if (operation.method !== method) continue;
    const parameters = match(operation.path.split('/'), segments);
    if (!parameters || parameters.length >= bestCount) continue;
    bestCount = parameters.length;
    best = { operation, path: Object.fromEntries(parameters) };
  }
  return best;
}

/** Name and value of each parameter, or undefined if the decoded segments do not match. */
function match(template: readonly string[], segments: readonly string[]): [string, string][] | undefined {
  if (template.length !== segments.length) return undefined;
  const parameters: [string, string][] = [];
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{')) parameters.push([part.slice(1, -1), segment]);
    else if (part !== segment) return undefined;
  }
  return parameters;
}

/** One name for all, so that metrics, rate budgets and circuits stay bounded. */
const UNDECLARED_OPERATION = 'UndeclaredOperation';

/** The declaration of a request to a route that the client does not declare. The client knows nothing of it but its method. */
export function undeclaredOperation(method: HttpMethod, path: string): Operation {
  const route = { name: UNDECLARED_OPERATION, method, path };
  if (method === 'GET') return { ...route, retry: 'read', reason: 'a GET request reads' };
  return { ...route, retry: 'unsafe', reason: 'what a second request does is unknown', clearsCache: true };
}
