import type { IncomingMessage } from 'node:http';
import type { IncomingCredentials } from '../authentication';
import type { RejectEarly } from './reject-early';
import type { GuardedPath } from './guarded-paths';
import { hasBody } from './has-body';

type FastifyRequest = IncomingCredentials &
  Pick<IncomingMessage, 'headers'> & {
    readonly method: string;
    readonly routeOptions: { readonly url?: string | undefined };
  };

/** The part of a Fastify server that is used. */
export interface FastifyServer {
  addHook(
    name: 'onRequest',
    hook: (
      request: FastifyRequest,
      reply: { headers(values: Readonly<Record<string, string>>): unknown },
      done: (error?: unknown) => void,
    ) => void,
  ): unknown;
}

/** Authenticates requests with a body to these paths on Fastify, where hooks run when the route is known. */
export function authenticateOnFastify(
  server: FastifyServer,
  paths: readonly GuardedPath[],
  rejectEarly: RejectEarly,
): void {
  const guarded = new Set(paths.map(({ method, path }) => `${method} ${path}`));
  server.addHook('onRequest', (request, reply, done) => {
    if (!hasBody(request.headers) || !isGuarded(guarded, request)) {
      done();
      return;
    }
    rejectEarly(request).then((rejection) => {
      if (rejection) reply.headers(rejection.headers);
      done(rejection?.error);
    }, done);
  });
}

function isGuarded(guarded: ReadonlySet<string>, { method, routeOptions }: FastifyRequest): boolean {
  const path = routeOptions.url ?? '';
  return guarded.has(`${method} ${path}`) || guarded.has(`ALL ${path}`);
}
