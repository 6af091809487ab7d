import { StreamConfigurationError } from '../stream/stream.errors';

/** A client of ioredis that belongs to the host: a `Redis` or a `Cluster`. */
export interface HostRedis {
  readonly status: string;
  duplicate(...args: never[]): unknown;
}

/** Options of ioredis for one server, a unix socket or sentinels. Whatever else its `RedisOptions` have is passed on. */
export interface HostRedisOptions {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  /** The path of a unix socket. */
  readonly path?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly db?: number | undefined;
  /** As of `tls.connect()`, such as `{ ca }`. */
  readonly tls?: object | undefined;
  readonly sentinels?: readonly object[] | null | undefined;
  /** Of the primary that the sentinels watch. */
  readonly name?: string | undefined;
}

/** Where Redis is. */
export type RedisPlace = string | HostRedis | HostRedisOptions;

/** How a part of the package is told where Redis is. */
export interface RedisPlaceOptions {
  /**
   * The address: `redis://`, `rediss://`, `unix://`, `redis+sentinel://host,host/name` or `redis+cluster://host,host`.
   */
  readonly redisUrl?: string;
  /**
   * In place of `redisUrl`: an ioredis client of yours, `Redis` or `Cluster`, or options for one. Connections of our own are
   * made with its settings, and closed with the app; yours is never used otherwise, and never closed.
   */
  readonly redis?: HostRedis | HostRedisOptions;
}

/**
 * The place that options name; `undefined` when they name none.
 *
 * @throws StreamConfigurationError for two of them
 */
export function redisPlaceOf({ redis, redisUrl }: RedisPlaceOptions): RedisPlace | undefined {
  if (redis !== undefined && redisUrl !== undefined) {
    throw new StreamConfigurationError('redis and redisUrl are both given: give one of them.');
  }
  return redis ?? redisUrl;
}

export function isHostRedis(place: HostRedis | HostRedisOptions): place is HostRedis {
  return 'duplicate' in place && typeof place.duplicate === 'function';
}
