import type { IncomingMessage } from 'node:http';
import type { Capture } from './captured-body';
import { hideBody } from './hide-body';

interface FastifyRequest {
  readonly raw: IncomingMessage;
  readonly ip: string;
  readonly routeOptions: { readonly config?: unknown };
}

interface FastifyRoute {
  readonly method: string | string[];
  readonly url: string;
  readonly config?: unknown;
}

/** The part of a Fastify server that is used. */
export interface FastifyServer {
  readonly initialConfig: SlashOptions & { readonly routerOptions?: SlashOptions | undefined };
  route(route: FastifyRoute): unknown;
  addHook(name: 'onRoute', hook: (route: FastifyRoute) => void): unknown;
  addHook(
    name: 'preParsing',
    hook: (
      request: FastifyRequest,
      reply: unknown,
      payload: IncomingMessage,
      done: (error: unknown, payload?: IncomingMessage) => void,
    ) => void,
  ): unknown;
}

interface SlashOptions {
  readonly ignoreTrailingSlash?: boolean | undefined;
}

/** Where Nest's Fastify adapter looks for the `config` of a route. */
export const FASTIFY_ROUTE_CONFIG = '__fastify_route_config__';

/** Marks the routes whose bodies are taken; put on the handler under `FASTIFY_ROUTE_CONFIG`. */
export const TAKES_RAW_BODY = { streamWebhook: true } as const;

/** Whether a handler is marked so. */
export function takesRawBody(handler: object): boolean {
  return Reflect.getMetadata(FASTIFY_ROUTE_CONFIG, handler) === TAKES_RAW_BODY;
}

/**
 * Reads the bodies of the marked routes, which are then requests without a body for the host's parsers, and serves these
 * routes with a slash at the end too. To be called before the routes are made.
 */
export function captureOnFastify(server: FastifyServer, capture: Capture): void {
  if (!ignoresEndSlash(server)) serveWithEndSlash(server);
  server.addHook('preParsing', (request, _reply, payload, done) => {
    const { raw } = request;
    // Fastify puts `routeOptions` together anew each time, so it is not asked for nothing.
    if (raw.method !== 'POST' || !isMarked(request.routeOptions.config)) {
      done(null, payload);
      return;
    }
    capture(raw, payload, request.ip).then(() => {
      hideBody(raw);
      done(null, payload);
    }, done);
  });
}

function ignoresEndSlash({ initialConfig }: FastifyServer): boolean {
  // Whichever of the two the host sets, Fastify reports only that one.
  const { ignoreTrailingSlash, routerOptions } = initialConfig;
  return [ignoreTrailingSlash, routerOptions?.ignoreTrailingSlash].includes(true);
}

/** Nest takes the slash from the paths of controllers, so that a controller cannot have both. */
function serveWithEndSlash(server: FastifyServer): void {
  server.addHook('onRoute', (route) => {
    if (isMarked(route.config) && !route.url.endsWith('/')) server.route({ ...route, url: `${route.url}/` });
  });
}

function isMarked(config: unknown): boolean {
  return typeof config === 'object' && config !== null && 'streamWebhook' in config;
}
