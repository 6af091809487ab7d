import { Inject, Injectable, Optional } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Authentication } from '../authentication';
import type { Authenticator } from '../authenticators/authenticator';
import { AUTHENTICATORS } from '../authenticators/authenticators.token';
import { REQUEST_LIMITER, type RequestLimiter } from '../request-limiter';
import { authenticateOnExpress, type ExpressApp } from './authenticate-on-express';
import { authenticateOnFastify, type FastifyServer } from './authenticate-on-fastify';
import { GuardedPaths } from './guarded-paths';
import { bodyLength } from './has-body';
import type { RejectEarly } from './reject-early';

/** A body of at most so many bytes is read and thrown away, so that the connection can be kept. */
const DISCARDED_BYTES_MAX = 64 * 1024;

/**
 * Authenticates requests to guarded routes that have a body before a byte of the body is read or parsed, on Express and Fastify:
 * a stranger costs no more than the headers. Requests without a body are left to the `AccessGuard`.
 */
@Injectable()
export class EarlyAuthentication {
  readonly #authentication: Authentication;

  constructor(
    @Inject(HttpAdapterHost) private readonly adapterHost: HttpAdapterHost,
    @Inject(GuardedPaths) private readonly paths: GuardedPaths,
    @Inject(AUTHENTICATORS) authenticators: readonly Authenticator[],
    @Optional() @Inject(REQUEST_LIMITER) limiter?: RequestLimiter,
  ) {
    this.#authentication = new Authentication(authenticators, limiter);
  }

  /** To be called before the routes are made. Other platforms than Express and Fastify are left as they are. */
  install(): void {
    const { httpAdapter } = this.adapterHost;
    const type = httpAdapter.getType();
    if (type === 'express') {
      authenticateOnExpress(httpAdapter.getInstance<ExpressApp>(), this.paths.all(), this.#rejectEarly);
    }
    if (type === 'fastify') {
      authenticateOnFastify(httpAdapter.getInstance<FastifyServer>(), this.paths.all(), this.#rejectEarly);
    }
  }

  readonly #rejectEarly: RejectEarly = async (request) => {
    try {
      await this.#authentication.admit(request);
      return undefined;
    } catch (error) {
      const close = bodyLength(request.headers) > DISCARDED_BYTES_MAX;
      const headers = this.#authentication.headersFor(error);
      return { error, headers: close ? { ...headers, Connection: 'close' } : headers };
    }
  };
}
