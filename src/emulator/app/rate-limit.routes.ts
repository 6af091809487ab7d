import { booleanParam, listParam } from '../protocol/query-params';
import type { Route } from '../protocol/route';
import { PLATFORMS } from '../world/rate-limiter';

/** Operations of Stream's Chat: their limits can be asked for like any other's, and belong to the full list. */
const CHAT_OPERATIONS = ['GetOrCreateChannel', 'QueryChannels', 'SendMessage'];

/** The route that tells the limits. `operations`: what is listed when the request names none. */
export function rateLimitRoute(operations: readonly string[]): Route {
  return {
    operation: 'GetRateLimits',
    access: 'server',
    handle: ({ app, query }) => {
      const named = listParam(query, 'endpoints');
      const endpoints = named.length > 0 ? named : [...operations, ...CHAT_OPERATIONS].toSorted();
      const flagged = PLATFORMS.filter((platform) => booleanParam(query, platform));
      const platforms = flagged.length > 0 ? flagged : PLATFORMS;
      const now = app.clock.millis();
      return Object.fromEntries(
        platforms.map((platform) => [
          platform,
          Object.fromEntries(endpoints.map((name) => [name, app.rateLimiter.peek(name, platform, now)])),
        ]),
      );
    },
  };
}
