import type { LoggerService, LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RestMetrics } from '../metrics/rest/rest-metrics';
import { observeAnswers, type AnswerObserver } from './http/answered-request';
import { allowOrigins } from './http/cors';
import { createAdapter } from './http/create-adapter';
import { limitBufferedBodies } from './http/body-budget';
import { allowLargeBodies } from './http/body-limits';
import { limitHandling } from './http/handling-limit';
import { withHttpDefaults, type HttpOptions } from './http/http-options';
import { parseJsonBodies } from './http/json-bodies';
import { answerWithRequestId } from './http/request-id';
import { answerWithSecurityHeaders, readSecurityHeaders } from './http/security-headers';
import { AddressLimit } from './limits/address-limit';
import { answerWithBudget } from './limits/request-budget';
import { ServiceModule, type ServiceModuleOptions } from './service.module';

export interface ServiceAppOptions extends ServiceModuleOptions {
  readonly http?: HttpOptions;
  /** What is logged, or where. Default: errors and warnings, by Nest's own logger. */
  readonly logger?: LoggerService | LogLevel[] | false;
  /** Told of every request that was answered. */
  readonly observers?: readonly AnswerObserver[];
}

/** The standalone service without its documentation, ready to listen. `close()` closes the connections to Stream too. */
export async function createServiceApp(options: ServiceAppOptions): Promise<NestFastifyApplication> {
  const { logger = ['error', 'warn'], observers = [], http: given = {}, ...modules } = options;
  const http = withHttpDefaults(given);
  const headers = await readSecurityHeaders();
  const app = await NestFactory.create<NestFastifyApplication>(
    ServiceModule.forRoot(modules),
    createAdapter(http, headers),
    { logger, abortOnError: false },
  );
  const server = app.getHttpAdapter().getInstance();
  server.server.maxConnections = http.maxConnections;
  allowOrigins(app, http.corsOrigins);
  answerWithSecurityHeaders(server, headers);
  answerWithRequestId(server);
  app.get(AddressLimit).install(server, http.trustProxy !== undefined);
  answerWithBudget(server);
  allowLargeBodies(server, http.bulkBodyLimit);
  limitBufferedBodies(server, http.bufferedBodiesLimit);
  parseJsonBodies(app, http.bodyLimit);
  limitHandling(server, http.requestTimeout);
  observeAnswers(server, [...observers, ...metricsOf(app, modules)]);
  return app;
}

function metricsOf(app: NestFastifyApplication, { metrics }: ServiceModuleOptions): AnswerObserver[] {
  if (metrics !== 'scope') return [];
  const rest = app.get(RestMetrics, { strict: false });
  return [
    (request) => {
      rest.observe(request);
    },
  ];
}
