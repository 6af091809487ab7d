import type { FastifyInstance, RouteOptions } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { AUTHENTICATORS } from '../../access/authenticators/authenticators.token';
import type { Authenticator } from '../../access/authenticators/authenticator';
import { API_KEY_SECURITY } from '../../rest/rest-controller.decorator';
import { API_KEY_SCHEME, describeApi } from './describe-api';
import { DocumentationAccess } from './documentation-access';
import { DocumentationCache } from './documentation-cache';

/** What the documentation depends on. */
export interface DocumentationOptions {
  /** Whether everybody may read it, or only those who have an API key or a JWT. */
  readonly access: 'open' | 'protected';
  /** Sent by Swagger UI from the start: everybody who can open the page gets it. */
  readonly key?: string | undefined;
  /** Whether a JWT lets its bearer in besides API keys. */
  readonly acceptsTokens: boolean;
}

/** Of the page, of what it loads, and of the document. */
const ROUTES = /^\/docs([-/]|$)/;

/** Serves Swagger UI at `/docs` and the OpenAPI document at `/docs-json`; with a key, the UI is already authorised. */
export function serveDocumentation(
  app: NestFastifyApplication,
  { access, key, acceptsTokens }: DocumentationOptions,
): void {
  const cache = new DocumentationCache(access === 'open' ? 'public' : 'private');
  const guards =
    access === 'open' ? [] : [new DocumentationAccess(app.get<Authenticator[]>(AUTHENTICATORS)).onRequest];
  hookRoutes(app.getHttpAdapter().getInstance(), {
    onRequest: [...guards, cache.onRequest],
    onSend: cache.onSend,
  });
  SwaggerModule.setup('docs', app, () => describeApi(app, acceptsTokens), {
    customSiteTitle: 'nestjs-getstream',
    swaggerOptions: {
      tryItOutEnabled: true,
      displayRequestDuration: true,
      ...(key === undefined ? { persistAuthorization: true } : { authAction: authorization(key) }),
    },
  });
}

function hookRoutes(server: FastifyInstance, hooks: Pick<RouteOptions, 'onRequest' | 'onSend'>): void {
  server.addHook('onRoute', (route) => {
    if (ROUTES.test(route.url)) Object.assign(route, hooks);
  });
}

function authorization(key: string): object {
  return { [API_KEY_SECURITY]: { name: API_KEY_SECURITY, schema: API_KEY_SCHEME, value: key } };
}
