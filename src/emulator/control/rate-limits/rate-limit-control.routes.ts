import type { ControlRoute } from '../control-route';
import { BodySchema } from '../../protocol/validate';
import type { App } from '../../world/app';
import { limitOperations, type OperationLimits } from './limit-operations';

interface LimitsBody {
  readonly enforced?: boolean;
  readonly limits?: OperationLimits;
}

const limitsBody = new BodySchema<LimitsBody>({
  type: 'object',
  properties: {
    enforced: { type: 'boolean' },
    limits: { type: 'object', additionalProperties: { type: 'number' } },
  },
  additionalProperties: false,
});

/** The rate limits of an app from other processes. Each answers how they stand: `limits` are those that are not Stream's. */
export const rateLimitControlRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/_emulator/rate_limits',
    handle: ({ tenant: { app } }) => standing(app),
  },
  {
    // Changes what it names, and nothing else.
    method: 'PATCH',
    path: '/_emulator/rate_limits',
    handle: ({ tenant: { app }, body }) => {
      const { enforced, limits = {} } = limitsBody.parse(body);
      limitOperations(app, limits);
      if (enforced !== undefined) app.rateLimiter.enforce(enforced);
      return standing(app);
    },
  },
  {
    method: 'DELETE',
    path: '/_emulator/rate_limits',
    handle: ({ tenant: { app } }) => {
      app.rateLimiter.resetLimits();
      return standing(app);
    },
  },
];

function standing({ rateLimiter }: App) {
  return { enforced: rateLimiter.isEnforced, limits: rateLimiter.ownLimits() };
}
