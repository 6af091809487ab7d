import type { Principal } from './principal';

/** The injection token of the limiter, which a global module may provide. */
export const REQUEST_LIMITER = Symbol.for('nestjs-getstream:request-limiter');

/** Keeps principals from sending too many requests: the guard asks it when it knows who makes a request. */
export abstract class RequestLimiter {
  /**
   * Counts a request.
   *
   * @param request that of Express or of Fastify
   * @throws RetryLaterException with 429 when it is one too many
   */
  abstract take(principal: Principal, request: object): void | Promise<void>;
}
