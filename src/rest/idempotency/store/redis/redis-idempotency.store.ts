import type { RedisClient } from '../../../../redis/redis-client';
import { DEFAULT_REDIS_PREFIX, requireRedisPrefix } from '../../../../stream/redis-prefix';
import { readAnswer, writeAnswer, writeOmission } from '../answer-text';
import {
  withLimitDefaults,
  type IdempotencyLimits,
  type ResolvedIdempotencyLimits,
} from '../idempotency-limits';
import type {
  IdempotencyClaim,
  IdempotencyOutcome,
  IdempotencyStore,
  IdempotentAttempt,
  KeptAnswer,
  OwnedKey,
} from '../idempotency-store';
import { CLAIM, SETTLE } from './idempotency-scripts';

export interface RedisIdempotencyOptions extends IdempotencyLimits {
  /** What all its keys begin with. Default: `nestjs-getstream`. */
  readonly prefix?: string;
}

/** Keeps answers in Redis, for all replicas; a claim of a replica that crashed lapses there too. */
export class RedisIdempotencyStore implements IdempotencyStore {
  readonly #prefix: string;
  readonly #limits: ResolvedIdempotencyLimits;

  /** @param redis an ioredis client, `Redis` or `Cluster`, which you close when the app has stopped */
  constructor(
    private readonly redis: RedisClient,
    options: RedisIdempotencyOptions = {},
  ) {
    this.#prefix = requireRedisPrefix(options.prefix ?? DEFAULT_REDIS_PREFIX, 'prefix');
    this.#limits = withLimitDefaults(options);
  }

  async claim(place: OwnedKey, { fingerprint, id }: IdempotentAttempt): Promise<IdempotencyClaim> {
    const { lease, ttl } = this.#limits;
    return readClaim(await this.#run(CLAIM, place, [fingerprint, id, lease, ttl]));
  }

  async settle(place: OwnedKey, { id }: IdempotentAttempt, outcome: IdempotencyOutcome): Promise<void> {
    const answer = outcome.kind === 'answered' ? this.#answerArguments(outcome.answer) : ['', '', 0];
    await this.#run(SETTLE, place, [id, outcome.kind, ...answer]);
  }

  /** It opened no connection: the client stays whose it is. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  /** The answer, or nothing when it is too large; what stands for it then; and for how long. */
  #answerArguments(answer: KeptAnswer): (string | number)[] {
    const { answerLimit, failureTtl, ttl } = this.#limits;
    const text = writeAnswer(answer);
    const fits = Buffer.byteLength(text) <= answerLimit;
    return [fits ? text : '', writeOmission(answer), answer.status >= 400 ? failureTtl : ttl];
  }

  /** The braces keep both keys of an owner on one node of a cluster. */
  #run(script: string, { owner, kind, key }: OwnedKey, args: readonly (string | number)[]): Promise<unknown> {
    const name = `${this.#prefix}:idempotency:{${owner}}`;
    const { keys, bytes } = this.#limits.quotas[kind];
    return this.redis.call('EVAL', script, 2, `${name}:expiry`, name, key, ...args, keys, bytes);
  }
}

function readClaim(reply: unknown): IdempotencyClaim {
  const [state, value = ''] = reply as [IdempotencyClaim['state'], string?];
  if (state === 'mine') return { state, id: value };
  if (state === 'answered') return { state, answer: readAnswer(value) };
  return { state };
}
