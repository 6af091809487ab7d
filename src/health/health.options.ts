import type { PingedRedis } from './redis/redis-health.indicator';
import type { StreamHealthOptions } from './stream/stream-health.indicator';

/** What `/health/ready` looks at. */
export interface HealthModuleOptions {
  /** How Stream is checked. Default: the client without a name, with the defaults of `StreamHealthIndicator`. */
  readonly stream?: StreamHealthOptions | undefined;
  /**
   * `tolerant` (the default): while what all replicas share is down, Stream or Redis, `/health/ready` answers 200 with the
   * status `degraded`, since another replica would do no better and much works without. 503 is for a replica that is stopping,
   * or whose credentials Stream has never accepted. `strict`: 503 in these cases too, which can take all replicas away at once.
   */
  readonly readiness?: 'tolerant' | 'strict' | undefined;
  /**
   * A Redis without which the app does not work: an ioredis client, `Redis` or `Cluster`, which is never closed. Each check writes
   * the key `<redisPrefix>:health`. Default: none is checked.
   */
  readonly redis?: PingedRedis | undefined;
  /** Default: `nestjs-getstream`. */
  readonly redisPrefix?: string | undefined;
}

/** The injection token of the options. */
export const HEALTH_OPTIONS = Symbol.for('nestjs-getstream:health-options');
