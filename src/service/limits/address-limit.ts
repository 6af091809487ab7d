import { isIP } from 'node:net';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { normalizeIp } from '@nestjs/throttler';
import { ADDRESS_RATE_LIMIT } from './rate-limits.tokens';
import type { RateLimit } from './rate-limit';
import type { CountedRequest } from './request-budget';

/**
 * Health is asked for by machines that must have an answer. Webhooks come from few addresses, are known by their signature,
 * and a refused one is an event lost.
 */
const UNCOUNTED = /^\/(health|webhooks\/stream)([/?]|$)/;

/**
 * Counts requests by the address they come from, before anything else is done for them: before the body is read and before
 * anyone is authenticated, so that guessing of credentials and of paths is counted too. The guard of the library would come
 * after the body, and only for paths that exist.
 */
@Injectable()
export class AddressLimit {
  private readonly logger = new Logger('RateLimits');
  #warned = false;

  constructor(@Inject(ADDRESS_RATE_LIMIT) private readonly limit: RateLimit) {}

  /** @param trustsProxy whether `X-Forwarded-For` tells where requests come from */
  install(server: FastifyInstance, trustsProxy: boolean): void {
    server.addHook('onRequest', (request, _reply, done) => {
      const taken = isCounted(request) ? this.#take(request, trustsProxy) : undefined;
      if (!taken) {
        done();
        return;
      }
      taken.then(() => {
        done();
      }, done);
    });
  }

  #take(request: FastifyRequest & CountedRequest, trustsProxy: boolean): void | Promise<void> {
    if (!trustsProxy) this.#lookForProxy(request);
    return this.limit.take(callerAddress(request.ip, request.socket.remoteAddress), 'this address', request);
  }

  #lookForProxy({ headers }: FastifyRequest): void {
    if (this.#warned || headers['x-forwarded-for'] === undefined) return;
    this.#warned = true;
    this.logger.warn(
      'Ignoring X-Forwarded-For because TRUST_PROXY is not set. Behind a proxy all callers share its address and its ' +
        'rate limit: set TRUST_PROXY to the number of proxies, or to their addresses.',
    );
  }
}

/** By the path as it came, which is the route's own where there is one: Fastify puts `routeOptions` together anew each time. */
function isCounted({ is404, url }: FastifyRequest): boolean {
  return is404 || !UNCOUNTED.test(url);
}

/**
 * The address under which a caller is counted. Some proxies write ports into `X-Forwarded-For`, which would make every connection
 * a caller of its own; what is no address at all is not believed.
 *
 * @param told the address as the proxies tell it
 * @param own the address of the connection
 */
export function callerAddress(told: string, own = ''): string {
  const address = withoutPort(told.trim());
  return normalizeIp(isIP(address) === 0 ? own : address);
}

/** `192.0.2.1:5678` and `[2001:db8::1]:5678` have ports; `[2001:db8::1]` has none. */
function withoutPort(text: string): string {
  const bracketed = /^\[(.*)\](:\d+)?$/.exec(text)?.[1];
  return bracketed ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
}
