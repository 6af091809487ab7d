import type { LoggerService, LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RestMetrics } from '../metrics/rest/rest-metrics';
import { observeAnswers, type AnswerObserver } from './http/answered-request';
import { allowOrigins } from './http/cors';
import { createAdapter } from './http/create-adapter';
import { acceptEmptyBodies } from './http/empty-bodies';
import { limitHandling } from './http/handling-limit';
import { DEFAULT_BODY_LIMIT, DEFAULT_REQUEST_TIMEOUT, type HttpOptions } from './http/http-options';
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
  const { http = {}, logger = ['error', 'warn'], observers = [], ...modules } = options;
  const headers = await readSecurityHeaders();
  const app = await NestFactory.create<NestFastifyApplication>(
    ServiceModule.forRoot(modules),
    createAdapter(http, headers),
    { logger, abortOnError: false },
  );
  const server = app.getHttpAdapter().getInstance();
  allowOrigins(app, http.corsOrigins ?? []);
  answerWithSecurityHeaders(server, headers);
  answerWithRequestId(server);
  app.get(AddressLimit).install(server, http.trustProxy !== undefined);
  answerWithBudget(server);
  acceptEmptyBodies(app, http.bodyLimit ?? DEFAULT_BODY_LIMIT);
  limitHandling(server, http.requestTimeout ?? DEFAULT_REQUEST_TIMEOUT);
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
