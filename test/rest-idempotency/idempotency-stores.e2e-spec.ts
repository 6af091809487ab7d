import { randomUUID } from 'node:crypto';
import { connectRedis, type ConnectedRedis } from '../../src/redis/connect-redis';
import type { IdempotencyLimits } from '../../src/rest/idempotency/store/idempotency-limits';
import type { IdempotencyStore, OwnedKey } from '../../src/rest/idempotency/store/idempotency-store';
import { MemoryIdempotencyStore } from '../../src/rest/idempotency/store/memory/memory-idempotency.store';
import { RedisIdempotencyStore } from '../../src/rest/idempotency/store/redis/redis-idempotency.store';
import { describeWithRedis } from '../webhooks-durable/redis-server';
import { until } from '../webhooks-durable/until';

type MakeStore = (limits?: IdempotencyLimits) => Promise<IdempotencyStore>;

const aKey = (): OwnedKey => ({ owner: 'owner', kind: 'user', key: randomUUID() });
const anAttempt = (fingerprint = 'f') => ({ fingerprint, id: randomUUID() });
const answer = { status: 201, location: '/calls/default/a', body: '{"a":"ž"}' };

/** What every store does. */
function behavesAsAStore(make: MakeStore): void {
  let store: IdempotencyStore;
  let key: OwnedKey;

  beforeEach(async () => {
    store = await make();
    key = aKey();
  });

  afterEach(() => store.close());

  it('gives an unknown key to the first who asks, and no other', async () => {
    const attempts = Array.from({ length: 20 }, () => anAttempt());

    const claims = await Promise.all(attempts.map((attempt) => store.claim(key, attempt)));

    expect(claims.filter(({ state }) => state === 'mine')).toEqual([{ state: 'mine', id: attempts[0]!.id }]);
    expect(claims.filter(({ state }) => state === 'running')).toHaveLength(19);
  });

  it('gives the answer to repeats', async () => {
    const first = anAttempt();
    await store.claim(key, first);
    await store.settle(key, first, { kind: 'answered', answer });

    expect(await store.claim(key, anAttempt())).toEqual({ state: 'answered', answer });
  });

  it.each(['under way', 'answered', 'failed'])(
    'refuses another request while the first is %s',
    async (state) => {
      const first = anAttempt();
      await store.claim(key, first);
      if (state === 'answered') await store.settle(key, first, { kind: 'answered', answer });
      if (state === 'failed') await store.settle(key, first, { kind: 'failed' });

      expect(await store.claim(key, anAttempt('other'))).toEqual({ state: 'different' });
    },
  );

  it('lets a repeat of a failed request try again under the id of the first attempt', async () => {
    const [first, second] = [anAttempt(), anAttempt()];
    await store.claim(key, first);
    await store.settle(key, first, { kind: 'failed' });
    const claim = await store.claim(key, second);
    await store.settle(key, second, { kind: 'answered', answer });

    expect(claim).toEqual({ state: 'mine', id: first.id });
    expect(await store.claim(key, anAttempt())).toEqual({ state: 'answered', answer });
  });

  it('frees the key of a refused request for any other', async () => {
    const [first, second] = [anAttempt(), anAttempt('other')];
    await store.claim(key, first);
    await store.settle(key, first, { kind: 'refused' });

    expect(await store.claim(key, second)).toEqual({ state: 'mine', id: second.id });
  });

  it('keeps keys apart', async () => {
    const [first, other] = [anAttempt(), anAttempt('other')];
    await store.claim(key, first);

    expect(await store.claim(aKey(), other)).toEqual({ state: 'mine', id: other.id });
  });

  it('gives a claim that was never settled to the next who asks when it lapsed, under the id of the first', async () => {
    const short = await make({ lease: 50 });
    const [first, second] = [anAttempt(), anAttempt()];
    await short.claim(key, first);

    let claim = await short.claim(key, second);
    await until(async () => {
      claim = await short.claim(key, second);
      return claim.state !== 'running';
    });
    await short.settle(key, first, { kind: 'answered', answer: { status: 500 } });
    await short.settle(key, second, { kind: 'answered', answer });

    expect(claim).toEqual({ state: 'mine', id: first.id });
    expect(await short.claim(key, anAttempt())).toEqual({ state: 'answered', answer });
    await short.close();
  });

  it('forgets a key after its time', async () => {
    const short = await make({ ttl: 200 });
    const first = anAttempt();
    await short.claim(key, first);
    await short.settle(key, first, { kind: 'answered', answer });

    expect(await short.claim(key, anAttempt('other'))).toEqual({ state: 'different' });
    await until(async () => (await short.claim(key, anAttempt('other'))).state === 'mine');
    await short.close();
  });
}

describe('MemoryIdempotencyStore', () => {
  behavesAsAStore((limits) => Promise.resolve(new MemoryIdempotencyStore(limits)));
});

describeWithRedis('RedisIdempotencyStore', (url) => {
  const connections: ConnectedRedis[] = [];
  afterEach(() => {
    for (const redis of connections.splice(0)) redis.disconnect();
  });

  behavesAsAStore(async (limits) => {
    const redis = await connectRedis(url(), 'fail');
    connections.push(redis);
    return new RedisIdempotencyStore(redis, limits);
  });

  it('leaves the client open, which is not its own', async () => {
    const redis = await connectRedis(url(), 'fail');

    await new RedisIdempotencyStore(redis).close();

    expect(redis.status).toBe('ready');
    redis.disconnect();
  });

  it('leaves nothing in Redis that does not expire', async () => {
    const redis = await connectRedis(url(), 'fail');
    const store = new RedisIdempotencyStore(redis, { prefix: 'expiring' });
    const [first, second] = [anAttempt(), anAttempt()];
    const [one, other] = [aKey(), { ...aKey(), owner: 'other' }];
    await store.claim(one, first);
    await store.settle(one, first, { kind: 'answered', answer });
    await store.claim(other, second);

    const keys = await redis.keys('expiring:*');
    const times = await Promise.all(keys.map((key) => redis.pttl(key)));
    redis.disconnect();

    expect(keys.sort()).toEqual([
      'expiring:idempotency:{other}',
      'expiring:idempotency:{other}:expiry',
      'expiring:idempotency:{owner}',
      'expiring:idempotency:{owner}:expiry',
    ]);
    expect(times.every((time) => time > 0 && time <= 86_400_000)).toBe(true);
  });
});
