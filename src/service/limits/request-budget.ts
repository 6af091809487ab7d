import type { FastifyInstance, FastifyRequest } from 'fastify';

/** How a caller stands with a rate limit after a request. */
export interface Budget {
  /** Requests per minute. */
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until all of them are there again. */
  readonly reset: number;
  readonly isSpent: boolean;
}

/** A request that was counted. */
export interface CountedRequest {
  [BUDGET]?: Budget;
}

const BUDGET = Symbol.for('nestjs-getstream:budget');

/** Notes a budget with the request; of several, the one that is nearest to being spent counts. */
export function noteBudget(request: CountedRequest, budget: Budget): void {
  const noted = request[BUDGET];
  if (noted && !budget.isSpent && noted.remaining <= budget.remaining) return;
  request[BUDGET] = budget;
}

/** Tells callers their budget, in the fields of the IETF's draft; `Retry-After` when it is spent. */
export function answerWithBudget(server: FastifyInstance): void {
  server.addHook('onSend', (request: FastifyRequest & CountedRequest, reply, payload, done) => {
    const budget = request[BUDGET];
    if (budget) {
      void reply.headers({
        'ratelimit-limit': budget.limit,
        'ratelimit-remaining': budget.remaining,
        'ratelimit-reset': budget.reset,
        ...(budget.isSpent && { 'retry-after': budget.reset }),
      });
    }
    done(null, payload);
  });
}
