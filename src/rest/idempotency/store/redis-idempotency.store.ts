import type { RedisClient } from '../../../redis/redis-client';
import {
  DEFAULT_IDEMPOTENCY_LEASE,
  DEFAULT_IDEMPOTENCY_TTL,
  type IdempotencyClaim,
  type IdempotencyOutcome,
  type IdempotencyStore,
  type IdempotencyTimes,
  type IdempotentAttempt,
  type KeptAnswer,
} from './idempotency-store';

/** KEYS entry, claim; ARGV fingerprint, id, lease, ttl. */
const CLAIM = `
local fingerprint = redis.call('HGET', KEYS[1], 'fingerprint')
if fingerprint and fingerprint ~= ARGV[1] then return {'different'} end
local answer = redis.call('HGET', KEYS[1], 'answer')
if answer then return {'answered', answer} end
if not redis.call('SET', KEYS[2], ARGV[2], 'NX', 'PX', ARGV[3]) then return {'running'} end
if not fingerprint then
  redis.call('HSET', KEYS[1], 'fingerprint', ARGV[1], 'id', ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ARGV[4])
end
return {'mine', redis.call('HGET', KEYS[1], 'id')}`;

/** KEYS entry, claim; ARGV id, kind of the outcome, answer. */
const SETTLE = `
local holder = redis.call('GET', KEYS[2])
if holder and holder ~= ARGV[1] then return end
local first = redis.call('HGET', KEYS[1], 'id')
if first and ARGV[2] == 'answered' then redis.call('HSETNX', KEYS[1], 'answer', ARGV[3]) end
if first == ARGV[1] and ARGV[2] == 'refused' then redis.call('DEL', KEYS[1]) end
redis.call('DEL', KEYS[2])`;

export interface RedisIdempotencyOptions extends IdempotencyTimes {
  /** What all its keys begin with. Default: `stream-idempotency`. */
  readonly prefix?: string;
}

/** Keeps answers in Redis, for all replicas; a claim of a replica that crashed lapses there too. */
export class RedisIdempotencyStore implements IdempotencyStore {
  readonly #prefix: string;
  readonly #ttl: number;
  readonly #lease: number;

  constructor(
    private readonly redis: RedisClient,
    options: RedisIdempotencyOptions = {},
  ) {
    this.#prefix = options.prefix ?? 'stream-idempotency';
    this.#ttl = options.ttl ?? DEFAULT_IDEMPOTENCY_TTL;
    this.#lease = options.lease ?? DEFAULT_IDEMPOTENCY_LEASE;
  }

  async claim(key: string, { fingerprint, id }: IdempotentAttempt): Promise<IdempotencyClaim> {
    const args = [fingerprint, id, this.#lease, this.#ttl];
    return readClaim(await this.redis.call('EVAL', CLAIM, 2, ...this.#keys(key), ...args));
  }

  async settle(key: string, { id }: IdempotentAttempt, outcome: IdempotencyOutcome): Promise<void> {
    const answer = outcome.kind === 'answered' ? JSON.stringify(outcome.answer) : '';
    await this.redis.call('EVAL', SETTLE, 2, ...this.#keys(key), id, outcome.kind, answer);
  }

  async close(): Promise<void> {
    await this.redis.quit();
  }

  /** The braces keep both on one node of a cluster. */
  #keys(key: string): readonly [string, string] {
    const entry = `${this.#prefix}:{${key}}`;
    return [entry, `${entry}:claim`];
  }
}

function readClaim(reply: unknown): IdempotencyClaim {
  const [state, value = ''] = reply as [IdempotencyClaim['state'], string?];
  if (state === 'mine') return { state, id: value };
  if (state === 'answered') return { state, answer: JSON.parse(value) as KeptAnswer };
  return { state };
}
