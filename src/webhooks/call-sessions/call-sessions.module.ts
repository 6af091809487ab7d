import { Inject, Module, Optional, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { DiscoveryModule } from '@nestjs/core';
import { connectRedis } from '../../redis/connect-redis';
import { CallSessionHandlers } from './call-session-handlers';
import { CallSessionRecorder } from './call-session.recorder';
import { CALL_SESSION_STORE, CallSessions } from './call-sessions';
import type { CallSessionStore } from './store/call-session.store';
import { MemoryCallSessionStore } from './store/memory-call-session.store';
import { RedisCallSessionStore } from './store/redis-call-session.store';

export interface CallSessionsOptions {
  /** Where sessions are kept; it stays yours to close. Default: in Redis where one is configured, else in memory. */
  readonly store?: CallSessionStore;
  /** Where Redis is. Default: the environment's REDIS_URL. */
  readonly redisUrl?: string;
  /** What all keys in Redis begin with. Default: `stream-call-sessions`. */
  readonly prefix?: string;
  /** In Redis: how long a session is kept after its last event, in milliseconds. Default: 604,800,000, a week. */
  readonly retention?: number;
  /** In memory: how many sessions are kept. Default: 10,000. */
  readonly keep?: number;
}

/** Closes the store that the module made. */
const OWN_STORE = Symbol('own call session store');

/**
 * Keeps who was in which session of which call, by the events that `StreamWebhooksModule` receives, in whatever order they
 * come and however often. Import it once, in the root module: `CallSessions` can then be injected everywhere, and methods
 * decorated with `OnCallStarted` and `OnCallEnded` run.
 *
 * @example imports: [StreamWebhooksModule.forRoot(), CallSessionsModule.forRoot()]
 */
@Module({})
export class CallSessionsModule implements OnApplicationShutdown {
  constructor(@Optional() @Inject(OWN_STORE) private readonly ownStore: CallSessionStore | undefined) {}

  static forRoot(options: CallSessionsOptions = {}): DynamicModule {
    const makeStore = {
      inject: [ConfigService],
      useFactory: (config: ConfigService) => createStore(options, config.get<string>('REDIS_URL')),
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
              { provide: CALL_SESSION_STORE, useExisting: OWN_STORE },
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
): Promise<CallSessionStore> {
  const url = options.redisUrl ?? redisUrl;
  if (url === undefined || url === '') return new MemoryCallSessionStore(options.keep ?? 10_000);
  return new RedisCallSessionStore(await connectRedis(url, 'fail'), {
    prefix: options.prefix ?? 'stream-call-sessions',
    retention: options.retention ?? 604_800_000,
  });
}
