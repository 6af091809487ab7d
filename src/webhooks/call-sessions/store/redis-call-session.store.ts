import type { RedisClient } from '../../../redis/redis-client';
import type { CallSessionRef } from '../call-session';
import { closes, decodeFact, encodeFact, type SessionFact } from '../fold/session-fact';
import type { CallKey, CallSessionStore, Claim, TakenPage } from './call-session.store';

/** A member of the set of facts: the session has ended, whatever is added later. */
const ENDED = 'ended';

/**
 * Sessions of which nothing was heard for as long as they are kept are no longer open: their end was lost.
 *
 * KEYS facts, sessions of the call, open; ARGV ttl, session id, ref, now, whether these facts end it, facts.
 */
const ADD = `
local ended = ARGV[5]
for i = 6, #ARGV do redis.call('SADD', KEYS[1], ARGV[i]) end
if ended == '1' then redis.call('SADD', KEYS[1], '${ENDED}') end
redis.call('SADD', KEYS[2], ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', ARGV[4] - ARGV[1])
if redis.call('SISMEMBER', KEYS[1], '${ENDED}') == 1 then
  redis.call('ZREM', KEYS[3], ARGV[3])
else
  redis.call('ZADD', KEYS[3], 'NX', ARGV[4], ARGV[3])
end
return redis.call('SMEMBERS', KEYS[1])`;

/** KEYS open; ARGV before, limit, now. */
const TAKE_OPEN = `
local refs = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])
for _, ref in ipairs(refs) do redis.call('ZADD', KEYS[1], ARGV[3], ref) end
return refs`;

/** KEYS when given, until when watched; ARGV call, until. */
const WATCH = `
redis.call('ZADD', KEYS[1], 'NX', 0, ARGV[1])
local known = redis.call('ZSCORE', KEYS[2], ARGV[1])
if not known or tonumber(known) < tonumber(ARGV[2]) then redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1]) end`;

/** KEYS when given, until when watched; ARGV before, limit, now. */
const TAKE_WATCHED = `
for _, call in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', '(' .. ARGV[3])) do
  redis.call('ZREM', KEYS[1], call)
  redis.call('ZREM', KEYS[2], call)
end
local calls = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])
for _, call in ipairs(calls) do redis.call('ZADD', KEYS[1], ARGV[3], call) end
return calls`;

/** KEYS step; ARGV lease. */
const CLAIM = `
local state = redis.call('GET', KEYS[1])
if state == 'done' then return 'done' end
if state then return 'busy' end
redis.call('SET', KEYS[1], 'mine', 'PX', ARGV[1])
return 'mine'`;

type AppKey = Pick<CallSessionRef, 'apiKey'>;

export interface RedisCallSessionStoreOptions {
  /** What all its keys begin with. */
  readonly prefix: string;
  /** How long a session is kept after its last event, in milliseconds. */
  readonly retention: number;
}

/**
 * Keeps sessions in Redis, for all replicas. The braces around the API key keep all keys of an app on one node of a cluster, as
 * scripts need it.
 */
export class RedisCallSessionStore implements CallSessionStore {
  constructor(
    private readonly redis: RedisClient,
    private readonly options: RedisCallSessionStoreOptions,
  ) {}

  async add(ref: CallSessionRef, facts: readonly SessionFact[]): Promise<SessionFact[]> {
    const keys = [this.#key('facts', ref), this.#key('of-call', { ...ref, sessionId: '' }), this.#open(ref)];
    const ends = facts.some(closes) ? 1 : 0;
    const args = [this.options.retention, ref.sessionId, encodeRef(ref), Date.now(), ends];
    return decodeFacts(await this.redis.call('EVAL', ADD, 3, ...keys, ...args, ...facts.map(encodeFact)));
  }

  async find(ref: CallSessionRef): Promise<SessionFact[]> {
    return decodeFacts(await this.redis.call('SMEMBERS', this.#key('facts', ref)));
  }

  async sessionsOf({ apiKey, callCid }: CallKey): Promise<CallSessionRef[]> {
    const key = this.#key('of-call', { apiKey, callCid, sessionId: '' });
    const ids = texts(await this.redis.call('SMEMBERS', key));
    return ids.map((sessionId) => ({ apiKey, callCid, sessionId }));
  }

  async takeOpen({ apiKey, before, limit, now }: TakenPage): Promise<CallSessionRef[]> {
    const open = this.#open({ apiKey });
    return texts(await this.redis.call('EVAL', TAKE_OPEN, 1, open, before, limit, now)).map(decodeRef);
  }

  async claim(ref: CallSessionRef, step: string, lease: number): Promise<Claim> {
    return (await this.redis.call('EVAL', CLAIM, 1, this.#step(ref, step), lease)) as Claim;
  }

  async settle(ref: CallSessionRef, step: string, outcome: 'done' | 'failed'): Promise<void> {
    const key = this.#step(ref, step);
    if (outcome === 'failed') await this.redis.call('DEL', key);
    else await this.redis.call('SET', key, 'done', 'PX', this.options.retention);
  }

  async watchRecordings(call: CallKey, until: number): Promise<void> {
    const member = encodeRef({ ...call, sessionId: '' });
    await this.redis.call('EVAL', WATCH, 2, ...this.#watched(call), member, until);
  }

  async takeWatched({ apiKey, before, limit, now }: TakenPage): Promise<CallKey[]> {
    const keys = this.#watched({ apiKey });
    const calls = await this.redis.call('EVAL', TAKE_WATCHED, 2, ...keys, before, limit, now);
    return texts(calls)
      .map(decodeRef)
      .map(({ callCid }) => ({ apiKey, callCid }));
  }

  /** It opened no connection. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  #open(app: AppKey): string {
    return `${this.#prefix(app)}:open`;
  }

  #watched(app: AppKey): readonly [string, string] {
    return [`${this.#prefix(app)}:watched`, `${this.#prefix(app)}:watched-until`];
  }

  #step(ref: CallSessionRef, step: string): string {
    return `${this.#key('step', ref)}:${step}`;
  }

  #key(kind: string, ref: CallSessionRef): string {
    return `${this.#prefix(ref)}:${kind}:${encodeRef(ref)}`;
  }

  #prefix({ apiKey }: AppKey): string {
    return `${this.options.prefix}:sessions:{${apiKey}}`;
  }
}

function encodeRef({ apiKey, callCid, sessionId }: CallSessionRef): string {
  return JSON.stringify([apiKey, callCid, sessionId]);
}

function decodeRef(text: string): CallSessionRef {
  const [apiKey, callCid, sessionId] = JSON.parse(text) as [string, string, string];
  return { apiKey, callCid, sessionId };
}

function decodeFacts(members: unknown): SessionFact[] {
  return texts(members)
    .filter((member) => member !== ENDED)
    .map(decodeFact);
}

function texts(reply: unknown): string[] {
  return reply as string[];
}
