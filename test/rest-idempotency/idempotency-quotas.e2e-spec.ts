import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { runs } from '../support/runs';
import { connectRedis, type ConnectedRedis } from '../../src/redis/connect-redis';
import { BYTES_PER_KEY, type IdempotencyLimits } from '../../src/rest/idempotency/store/idempotency-limits';
import type { IdempotencyStore, OwnedKey } from '../../src/rest/idempotency/store/idempotency-store';
import { MemoryIdempotencyStore } from '../../src/rest/idempotency/store/memory/memory-idempotency.store';
import { RedisIdempotencyStore } from '../../src/rest/idempotency/store/redis/redis-idempotency.store';
import { describeWithRedis } from '../webhooks-durable/redis-server';

interface MeteredStore {
  readonly store: IdempotencyStore;
  /** What is counted for all owners together, and what there really is of text. */
  readonly count: () => Promise<{ keys: number; bytes: number; textBytes: number }>;
}

type MakeStore = (limits: IdempotencyLimits) => Promise<MeteredStore>;

const aKey = (key: string, owner = 'john', kind: OwnedKey['kind'] = 'user'): OwnedKey => ({
  owner,
  kind,
  key: `${owner}-${key}`,
});
const attempt = (id = 'an-id') => ({ fingerprint: 'f', id });

/** What every store does with the quotas of owners. */
function keepsToQuotas(make: MakeStore): void {
  const opened: IdempotencyStore[] = [];

  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  async function open(limits: IdempotencyLimits) {
    const metered = await make(limits);
    const { store } = metered;
    opened.push(store);
    const answer = async (place: OwnedKey, bodyLength = 2, status = 201) => {
      const claim = await store.claim(place, attempt());
      if (claim.state === 'mine')
        await store.settle(place, attempt(), {
          kind: 'answered',
          answer: { status, body: 'x'.repeat(bodyLength) },
        });
      return claim.state;
    };
    const stateOf = async (place: OwnedKey) => (await store.claim(place, attempt('probe'))).state;
    return { ...metered, answer, stateOf };
  }

  it('gives up the oldest answers of an owner that has more keys than it may', async () => {
    const { answer, stateOf, count } = await open({ userQuota: { keys: 2 } });
    for (const key of ['a', 'b', 'c']) await answer(aKey(key));

    expect((await count()).keys).toBe(2);
    expect([await stateOf(aKey('b')), await stateOf(aKey('c')), await stateOf(aKey('a'))]).toEqual([
      'answered',
      'answered',
      'mine',
    ]);
  });

  it('gives up as many as the bytes of a new answer need', async () => {
    const bytes = 4 * BYTES_PER_KEY + 1000;
    const { answer, stateOf, count } = await open({ userQuota: { bytes } });
    for (const key of ['a', 'b', 'c']) await answer(aKey(key), 300);
    await answer(aKey('d'), 800);

    expect((await count()).bytes).toBeLessThanOrEqual(bytes);
    expect([await stateOf(aKey('d')), await stateOf(aKey('a'))]).toEqual(['answered', 'mine']);
  });

  it('never gives up a request that is under way, and refuses a new key when all are', async () => {
    const { store, answer, stateOf } = await open({ userQuota: { keys: 2 } });
    await store.claim(aKey('running'), attempt());
    for (const key of ['a', 'b', 'c']) await answer(aKey(key));
    await store.claim(aKey('running too'), attempt());

    expect(await stateOf(aKey('running'))).toBe('running');
    expect(await stateOf(aKey('one more'))).toBe('full');
    expect(await stateOf(aKey('k', 'jack'))).toBe('mine');
    await store.settle(aKey('running'), attempt(), { kind: 'failed' });
    expect(await stateOf(aKey('one more'))).toBe('mine');
  });

  it('takes a request that crashed for one that may be given up', async () => {
    const { store, stateOf } = await open({ userQuota: { keys: 1 }, lease: 0 });
    await store.claim(aKey('crashed'), attempt());

    expect(await stateOf(aKey('k'))).toBe('mine');
  });

  it('lets services have more than users', async () => {
    const { answer, count } = await open({ userQuota: { keys: 2 }, serviceQuota: { keys: 5 } });
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) {
      await answer(aKey(key));
      await answer(aKey(key, 'backend', 'service'));
    }

    expect((await count()).keys).toBe(2 + 5);
  });

  it('only tells repeats that there was an answer when that is too large to be kept', async () => {
    const { store, answer, count } = await open({ answerLimit: 1000 });
    await answer(aKey('k'), 1001);

    const claim = await store.claim(aKey('k'), attempt());

    expect(claim).toEqual({ state: 'answered', answer: { status: 409, body: expect.any(String) } });
    expect(JSON.stringify(claim)).toContain('was carried out and got 201');
    expect((await count()).bytes).toBeLessThan(BYTES_PER_KEY + 1000);
  });

  it('keeps the answers of failures for a shorter time, and their ids for as long as any', async () => {
    const { store, answer } = await open({ failureTtl: 0 });
    await answer(aKey('failed'), 2, 404);
    await answer(aKey('done'));

    expect(await store.claim(aKey('failed'), attempt('other'))).toEqual({ state: 'mine', id: 'an-id' });
    expect(await store.claim(aKey('done'), attempt('other'))).toMatchObject({ state: 'answered' });
  });

  it('counts right, keeps to the quotas, and keeps the answers of others, whatever comes', async () => {
    const limits = { answerLimit: 2000, userQuota: { keys: 5, bytes: 8000 }, failureTtl: 0 };
    const request = fc.record({
      owner: fc.constantFrom('john', 'jack'),
      key: fc.integer({ min: 0, max: 12 }).map(String),
      length: fc.integer({ min: 0, max: 2500 }),
      outcome: fc.constantFrom('answered', 'failure', 'failed', 'refused', 'crashed'),
    });

    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 60 }), async (requests) => {
        const { store, answer, stateOf, count } = await open({ ...limits, lease: 0 });
        const quiet = ['1', '2', '3', '4', '5'].map((key) => aKey(key, `quiet-${randomUUID()}`));
        for (const place of quiet) await answer(place, 500);

        for (const { owner, key, length, outcome } of requests) {
          const place = aKey(key, owner);
          if (outcome === 'answered' || outcome === 'failure') {
            await answer(place, length, outcome === 'failure' ? 404 : 200);
          } else if ((await store.claim(place, attempt())).state === 'mine' && outcome !== 'crashed') {
            await store.settle(place, attempt(), { kind: outcome });
          }
        }

        const { keys, bytes, textBytes } = await count();
        expect(keys).toBeLessThanOrEqual(quiet.length + 2 * 5);
        expect(bytes).toBe(keys * BYTES_PER_KEY + textBytes);
        for (const place of quiet) expect(await stateOf(place)).toBe('answered');
        await store.close();
        opened.pop();
      }),
      { numRuns: runs(40) },
    );
  });

  it('keeps a key of one user while another floods it with ten thousand', async () => {
    const { store, answer, stateOf, count } = await open({});
    await answer(aKey('mine', 'jack'), 1000);

    for (let index = 0; index < 10_000; index += 100) {
      const keys = Array.from({ length: 100 }, (_, offset) => aKey(String(index + offset)));
      await Promise.all(keys.map((place) => store.claim(place, attempt())));
      const answered = { kind: 'answered', answer: { status: 201, body: 'x'.repeat(10_000) } } as const;
      await Promise.all(keys.map((place) => store.settle(place, attempt(), answered)));
    }

    const { keys, bytes } = await count();
    expect(await stateOf(aKey('mine', 'jack'))).toBe('answered');
    expect(keys).toBeLessThanOrEqual(101);
    expect(bytes).toBeLessThanOrEqual(524_288 + BYTES_PER_KEY + 1100);
  });
}

describe('the quotas of MemoryIdempotencyStore', () => {
  keepsToQuotas((limits) => {
    const store = new MemoryIdempotencyStore(limits);
    return Promise.resolve({
      store,
      count: () =>
        Promise.resolve({
          keys: store.size,
          bytes: store.bytes,
          textBytes: store.bytes - store.size * BYTES_PER_KEY,
        }),
    });
  });
});

describeWithRedis('the quotas of RedisIdempotencyStore', (url) => {
  const connections: ConnectedRedis[] = [];
  afterEach(() => {
    for (const redis of connections.splice(0)) redis.disconnect();
  });

  keepsToQuotas(async (limits) => {
    const redis = await connectRedis(url(), 'fail');
    connections.push(redis);
    const prefix = randomUUID();
    const store = new RedisIdempotencyStore(redis, { ...limits, prefix });
    const count = async () => {
      const names = await redis.keys(`${prefix}:*`);
      const counts = { keys: 0, bytes: 0, textBytes: 0 };
      for (const name of names) {
        if (name.endsWith(':expiry')) {
          counts.keys += await redis.zcard(name);
          continue;
        }
        const fields = await redis.hgetall(name);
        counts.bytes += Number(fields.bytes);
        for (const [field, text] of Object.entries(fields))
          if (field.startsWith('answer:')) counts.textBytes += Buffer.byteLength(text);
      }
      return counts;
    };
    return { store, count };
  });
});
