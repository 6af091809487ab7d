import type { LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply } from 'fastify';
import { errorReply } from '../rest/error-reply';
import { ServiceModule, type ServiceModuleOptions } from './service.module';

export interface ServiceAppOptions extends ServiceModuleOptions {
  /** What is logged. Default: errors and warnings. */
  readonly logger?: LogLevel[] | false;
}

/** 10,000 users of 800 bytes. */
const BODY_LIMIT_BYTES = 8 * 1024 * 1024;

/** Longer ones are refused by the rules of the ids, not by the router. */
const PARAMETER_MAX_LENGTH = 1024;

/** The standalone service without its documentation, ready to listen. `close()` closes the connections to Stream too. */
export async function createServiceApp(options: ServiceAppOptions): Promise<NestFastifyApplication> {
  const { logger = ['error', 'warn'], ...modules } = options;
  const app = await NestFactory.create<NestFastifyApplication>(
    ServiceModule.forRoot(modules),
    createAdapter(),
    { logger, abortOnError: false },
  );
  acceptEmptyBodies(app);
  return app;
}

function createAdapter(): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: PARAMETER_MAX_LENGTH },
    // Paths that cannot be decoded come here.
    frameworkErrors: (error: FastifyError, _request: unknown, reply: FastifyReply) => {
      const { body } = errorReply(error, Date.now());
      void reply.status(body.statusCode).send(body);
    },
  });
}

/** Many clients send `Content-Type: application/json` with every request, also with those that have no body. */
function acceptEmptyBodies(app: NestFastifyApplication): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', { bodyLimit: BODY_LIMIT_BYTES }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parse(request as Parameters<typeof parse>[0], body.toString(), done);
  });
}
