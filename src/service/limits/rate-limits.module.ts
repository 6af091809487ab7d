import { type DynamicModule, Inject, Injectable, Module, type Provider } from '@nestjs/common';
import type { Redis } from 'ioredis';
import type { ConnectedRedis } from '../../redis/connect-redis';
import { REQUEST_LIMITER, RequestLimiter } from '../../access/request-limiter';
import { loadPeer } from '../../stream/load-peer';
import type { Principal } from '../../access/principal';
import type { RateLimitSettings } from '../configuration/service-configuration';
import { SHARED_REDIS } from '../redis/shared-redis.module';
import { AddressLimit } from './address-limit';
import { FailoverStorage } from './failover-storage';
import type { HitStorage } from './hit-storage';
import { RateLimit } from './rate-limit';
import { ADDRESS_RATE_LIMIT, HIT_STORAGE, PRINCIPAL_RATE_LIMIT } from './rate-limits.tokens';
import { WindowStorage } from './window-storage';
import type { CountedRequest } from './request-budget';

/** Counts requests by who makes them, on whatever address and with whichever of their keys. */
@Injectable()
class PrincipalLimit extends RequestLimiter {
  constructor(@Inject(PRINCIPAL_RATE_LIMIT) private readonly limit: RateLimit) {
    super();
  }

  override take({ kind, subject }: Principal, request: CountedRequest): void | Promise<void> {
    return this.limit.take(`${kind}:${subject}`, subject, request);
  }
}

/** Rate limits per address and per principal, counted in Redis when there is a `SHARED_REDIS`, otherwise in memory. */
@Module({})
export class RateLimitsModule {
  /** @param prefix what the keys in Redis begin with, behind a brace */
  static forRoot({ perAddress, perPrincipal }: RateLimitSettings, prefix: string): DynamicModule {
    return {
      module: RateLimitsModule,
      global: true,
      providers: [
        {
          provide: HIT_STORAGE,
          inject: [{ token: SHARED_REDIS, optional: true }],
          useFactory: createStorage,
        },
        rateLimit(ADDRESS_RATE_LIMIT, 'address', perAddress, prefix),
        rateLimit(PRINCIPAL_RATE_LIMIT, 'principal', perPrincipal, prefix),
        AddressLimit,
        { provide: REQUEST_LIMITER, useClass: PrincipalLimit },
      ],
      exports: [AddressLimit, REQUEST_LIMITER],
    };
  }
}

async function createStorage(redis?: ConnectedRedis): Promise<HitStorage> {
  const own = new WindowStorage();
  if (!redis) return own;
  const { ThrottlerStorageRedisService } = await loadPeer(
    '@nest-lab/throttler-storage-redis',
    'A rate limit in Redis (REDIS_URL)',
    () => import('@nest-lab/throttler-storage-redis'),
  );
  return new FailoverStorage(new ThrottlerStorageRedisService(redis as Redis), own);
}

function rateLimit(
  token: symbol,
  kind: 'address' | 'principal',
  limit: number,
  prefix: string,
): Provider<RateLimit> {
  return {
    provide: token,
    inject: [HIT_STORAGE],
    useFactory: (storage: HitStorage) => new RateLimit(storage, kind, limit, prefix),
  };
}
