import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IncomingCredentials } from '../authentication';
import type { RejectEarly } from './reject-early';
import type { GuardedPath } from './guarded-paths';
import { hasBody } from './has-body';

type Next = (error?: unknown) => void;
type ExpressRequest = IncomingMessage & IncomingCredentials & { readonly path: string };
type Middleware = (request: ExpressRequest, response: ServerResponse, next: Next) => void;

/** The part of an Express 5 application that is used. */
export interface ExpressApp {
  use(middleware: Middleware): unknown;
  readonly router?: { readonly stack?: unknown };
}

interface PathMatcher {
  readonly method: string;
  readonly pattern: RegExp;
}

/**
 * Authenticates requests with a body to these paths on Express, in front of every middleware of the host: its body parsers
 * are middleware as well, and were added before.
 */
export function authenticateOnExpress(
  app: ExpressApp,
  paths: readonly GuardedPath[],
  rejectEarly: RejectEarly,
): void {
  const stack: unknown = app.router?.stack;
  // Without a stack to put in order the guard authenticates, after the body.
  if (!Array.isArray(stack)) return;
  const guarded = paths.map(({ method, path }): PathMatcher => ({ method, pattern: pathPattern(path) }));
  app.use((request, response, next) => {
    if (!hasBody(request.headers) || !guarded.some((path) => matches(path, request))) {
      next();
      return;
    }
    rejectEarly(request).then((rejection) => {
      if (rejection) response.setHeaders(new Map(Object.entries(rejection.headers)));
      next(rejection?.error);
    }, next);
  });
  stack.unshift(stack.pop());
}

function matches({ method, pattern }: PathMatcher, request: ExpressRequest): boolean {
  return (method === request.method || method === 'ALL') && pattern.test(request.path);
}

/**
 * A pattern for a path of a route: a parameter takes one segment; from a wildcard, an optional part or a group on, anything
 * matches. Express ignores case and a slash at the end by default, so the pattern does too.
 */
export function pathPattern(path: string): RegExp {
  const [plain = '', ...rest] = path.replace(/\/+$/, '').split(/[*({].*/s);
  const segments = plain.split('/').map((segment) => (segment.startsWith(':') ? '[^/]+' : escaped(segment)));
  return new RegExp(`^${segments.join('/')}${rest.length > 0 ? '' : '/?$'}`, 'i');
}

function escaped(segment: string): string {
  return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:\w+/g, '[^/]+');
}
