import type { IncomingMessage } from 'node:http';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { ApplicationConfig, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { appRoutes, methodOf } from '../../routes/app-routes';
import { otherPathOf } from '../../routes/own-routes.decorator';
import { servedPaths } from '../../routes/served-paths';
import { USER_ID_MAX_LENGTH } from '../../stream/models/limits';
import { hasBody } from './has-body';

interface FastifyRequest {
  readonly raw: IncomingMessage;
  readonly method: string;
  readonly routeOptions: { readonly url?: string | undefined };
}

/** The part of a Fastify server that is used. */
interface FastifyServer {
  readonly initialConfig: {
    readonly maxParamLength?: number;
    readonly routerOptions?: { readonly maxParamLength?: number };
  };
  addHook(
    name: 'onRequest',
    hook: (request: FastifyRequest, reply: unknown, done: () => void) => void,
  ): unknown;
}

/** Makes routes of this package take on Fastify what they take on Express, as far as a module can. Routes of the host stay as they are. */
@Injectable()
export class FastifyAdaptation {
  readonly #logger = new Logger('AccessModule');

  constructor(
    @Inject(HttpAdapterHost) private readonly adapterHost: HttpAdapterHost,
    @Inject(ApplicationConfig) private readonly config: ApplicationConfig,
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
  ) {}

  /** To be called before the routes are made. */
  install(): void {
    const { httpAdapter } = this.adapterHost;
    if (httpAdapter.getType() !== 'fastify') return;
    const server = httpAdapter.getInstance<FastifyServer>();
    const routes = this.#ownRoutes();
    if (routes.some((route) => route.includes('/:'))) this.#warnOfShortParameters(server);
    takeEmptyBodies(server, new Set(routes));
  }

  #ownRoutes(): string[] {
    const settings = { config: this.config, modules: this.modules };
    return appRoutes(this.modules)
      .filter(({ controller }) => otherPathOf(controller) !== undefined)
      .flatMap((route) => servedPaths(route, settings).map((path) => `${methodOf(route.handler)} ${path}`));
  }

  /** The router is made with the adapter, and answers before any hook. */
  #warnOfShortParameters({ initialConfig }: FastifyServer): void {
    const length = initialConfig.routerOptions?.maxParamLength ?? initialConfig.maxParamLength;
    if (length === undefined || length >= USER_ID_MAX_LENGTH) return;
    this.#logger.warn(
      `Fastify answers paths with an id of more than ${length} characters with 414 (older versions: 404), and Stream's user ids may have ` +
        `${USER_ID_MAX_LENGTH}. Let it take them: new FastifyAdapter({ routerOptions: { maxParamLength: 1024 } }).`,
    );
  }
}

/** Many clients send `Content-Type: application/json` with every request; Fastify would then parse a body that is not there. */
function takeEmptyBodies(server: FastifyServer, routes: ReadonlySet<string>): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request.raw;
    if (
      headers['content-type'] !== undefined &&
      !hasBody(headers) &&
      routes.has(`${request.method} ${request.routeOptions.url ?? ''}`)
    ) {
      delete headers['content-type'];
    }
    done();
  });
}
