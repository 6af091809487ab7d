import type { PingedRedis } from './redis/redis-health.indicator';
import type { StreamHealthOptions } from './stream/stream-health.indicator';

/** What `/health/ready` looks at. */
export interface HealthModuleOptions {
  /** How Stream is checked. Default: the client without a name, with the defaults of `StreamHealthIndicator`. */
  readonly stream?: StreamHealthOptions | undefined;
  /** A Redis without which the app does not work, such as an ioredis client. Default: none is checked. */
  readonly redis?: PingedRedis | undefined;
}

/** The injection token of the options. */
export const HEALTH_OPTIONS = Symbol.for('nestjs-getstream:health-options');
