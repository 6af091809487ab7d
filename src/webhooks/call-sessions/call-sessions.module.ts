import { Inject, Module, Optional, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { DiscoveryModule } from '@nestjs/core';
import { connectRedis, type ConnectedRedis } from '../../redis/connect-redis';
import { redisPlaceOf, type RedisPlaceOptions } from '../../redis/redis-place';
import { resolveRedisPrefix } from '../../stream/redis-prefix';
import { CallSessionHandlers } from './call-session-handlers';
import { CallSessionRecorder } from './call-session.recorder';
import { CALL_SESSION_STORE, CallSessions } from './call-sessions';
import type { CallSessionStore } from './store/call-session.store';
import { MemoryCallSessionStore } from './store/memory-call-session.store';
import { RedisCallSessionStore, type RedisCallSessionStoreOptions } from './store/redis-call-session.store';

/** Without `redis` and `redisUrl`, the environment's REDIS_URL says where Redis is. */
export interface CallSessionsOptions extends RedisPlaceOptions {
  /** Where sessions are kept; it stays yours to close. Default: in Redis where one is configured, else in memory. */
  readonly store?: CallSessionStore;
  /** What all keys in Redis begin with. Default: the environment's REDIS_PREFIX, else `nestjs-getstream`. */
  readonly prefix?: string;
  /** In Redis: how long a session is kept after its last event, in milliseconds. Default: 604,800,000, a week. */
  readonly retention?: number;
  /** In memory: how many sessions are kept. Default: 10,000. */
  readonly keep?: number;
}

/** The store that the module made, and how it is closed. */
const OWN_STORE = Symbol('own call session store');

interface OwnStore {
  readonly store: CallSessionStore;
  close(): void | Promise<void>;
}

/**
 * Keeps who was in which session of which call, by the events that `StreamWebhooksModule` receives, in whatever order they
 * come and however often. Import it once, in the root module: `CallSessions` can then be injected everywhere, and methods
 * decorated with `OnCallStarted` and `OnCallEnded` run.
 *
 * @example imports: [StreamWebhooksModule.forRoot(), CallSessionsModule.forRoot()]
 */
@Module({})
export class CallSessionsModule implements OnApplicationShutdown {
  constructor(@Optional() @Inject(OWN_STORE) private readonly ownStore: OwnStore | undefined) {}

  static forRoot(options: CallSessionsOptions = {}): DynamicModule {
    const makeStore = {
      inject: [ConfigService],
      useFactory: (config: ConfigService) =>
        createStore(options, config.get<string>('REDIS_URL'), config.get<string>('REDIS_PREFIX')),
    };
    return {
      module: CallSessionsModule,
      global: true,
      imports: [ConfigModule, DiscoveryModule],
      providers: [
        ...(options.store
          ? [{ provide: CALL_SESSION_STORE, useValue: options.store }]
          : [
              { provide: OWN_STORE, ...makeStore },
              {
                provide: CALL_SESSION_STORE,
                inject: [OWN_STORE],
                useFactory: ({ store }: OwnStore) => store,
              },
            ]),
        CallSessionHandlers,
        CallSessions,
        CallSessionRecorder,
      ],
      exports: [CallSessions, CALL_SESSION_STORE],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ownStore?.close();
  }
}

async function createStore(
  options: CallSessionsOptions,
  redisUrl: string | undefined,
  redisPrefix: string | undefined,
): Promise<OwnStore> {
  const place = redisPlaceOf(options) ?? redisUrl;
  if (place === undefined || place === '') {
    const store = new MemoryCallSessionStore(options.keep ?? 10_000);
    return { store, close: () => store.close() };
  }
  const settings = {
    prefix: resolveRedisPrefix(options.prefix, redisPrefix),
    retention: options.retention ?? 604_800_000,
  };
  return withConnection(await connectRedis(place, 'fail'), settings);
}

function withConnection(redis: ConnectedRedis, settings: RedisCallSessionStoreOptions): OwnStore {
  return {
    store: new RedisCallSessionStore(redis, settings),
    close: () => {
      redis.disconnect();
    },
  };
}
