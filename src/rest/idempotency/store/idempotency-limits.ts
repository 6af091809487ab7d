import type { Principal } from '../../../access/principal';

/** How much of one principal is kept. Beyond, its oldest answers are given up; never those of others. */
export interface IdempotencyQuota {
  /** Keys, those under way included. */
  readonly keys: number;
  /** Bytes of the answers, with 512 for each key. */
  readonly bytes: number;
}

/** How long an idempotency store keeps what, and how much. */
export interface IdempotencyLimits {
  /** Milliseconds that a key is remembered, from its first use. Default: 86,400,000, a day. */
  readonly ttl?: number;
  /** Milliseconds that repeats get the answer of a failure, a status of 400 or more; then they are carried out. Default: 300,000. */
  readonly failureTtl?: number;
  /** Milliseconds after which a claim that was not settled lapses; longer than any request takes. Default: 60,000. */
  readonly lease?: number;
  /** Of each user. Default: 100 keys, 524,288 bytes. */
  readonly userQuota?: Partial<IdempotencyQuota>;
  /** Of each service, such as an API key. Default: 100,000 keys, 33,554,432 bytes. */
  readonly serviceQuota?: Partial<IdempotencyQuota>;
  /** Bytes of one answer. Of a larger one, repeats only learn that it was given. Default: 131,072. */
  readonly answerLimit?: number;
}

/** Limits with their defaults filled in. */
export interface ResolvedIdempotencyLimits {
  readonly ttl: number;
  readonly failureTtl: number;
  readonly lease: number;
  readonly quotas: Readonly<Record<Principal['kind'], IdempotencyQuota>>;
  readonly answerLimit: number;
}

/** Bytes that a key takes besides its answer, about. */
export const BYTES_PER_KEY = 512;

export function withLimitDefaults(limits: IdempotencyLimits): ResolvedIdempotencyLimits {
  const { ttl = 86_400_000, failureTtl = 300_000, lease = 60_000, answerLimit = 131_072 } = limits;
  return {
    ttl,
    failureTtl,
    lease,
    quotas: {
      user: { keys: 100, bytes: 524_288, ...limits.userQuota },
      service: { keys: 100_000, bytes: 33_554_432, ...limits.serviceQuota },
    },
    answerLimit,
  };
}
