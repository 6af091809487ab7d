import { Redis } from 'ioredis';
import fc from 'fast-check';
import type { CallSessionRef } from '../../src/webhooks/call-sessions/call-session';
import { encodeFact, type SessionFact } from '../../src/webhooks/call-sessions/fold/session-fact';
import type { CallSessionStore } from '../../src/webhooks/call-sessions/store/call-session.store';
import { MemoryCallSessionStore } from '../../src/webhooks/call-sessions/store/memory-call-session.store';
import { RedisCallSessionStore } from '../../src/webhooks/call-sessions/store/redis-call-session.store';
import { describeWithRedis } from './redis-server';
import { until } from './until';

const REF: CallSessionRef = { apiKey: 'key', callCid: 'default:standup', sessionId: 's1' };
const STARTED: SessionFact = { kind: 'started', at: 1 };
const JOINED: SessionFact = { kind: 'joined', at: 2, userSession: 'u1', user: 'john', role: 'user' };
const ENDED: SessionFact = { kind: 'ended', at: 3, cause: 'session', user: null, reason: null };
const CALL_ENDED: SessionFact = { kind: 'ended', at: 3, cause: 'call', user: 'john', reason: null };

describe('call sessions in memory', () => {
  behavesLikeAStore(() => new MemoryCallSessionStore(100));

  it('drop the ended session that changed longest ago when there are too many', async () => {
    const store = new MemoryCallSessionStore(2);
    const [a, b, c] = ['a', 'b', 'c'].map((sessionId) => ({ ...REF, sessionId }));
    await store.add(a!, [STARTED]);
    await store.add(b!, [ENDED]);
    await store.add(c!, [STARTED]);

    expect(await store.find(a!)).toEqual([STARTED]);
    expect(await store.find(b!)).toEqual([]);
    expect(await store.find(c!)).toEqual([STARTED]);
  });
});

describeWithRedis('call sessions in Redis', (redisUrl) => {
  let redis: Redis;
  let prefixes = 0;

  beforeAll(() => {
    redis = new Redis(redisUrl());
  });
  afterAll(() => {
    redis.disconnect();
  });

  const aStore = (retention = 60_000) =>
    new RedisCallSessionStore(redis, { prefix: `sessions-${++prefixes}`, retention });
  behavesLikeAStore(aStore);

  it('are forgotten after their time', async () => {
    const store = aStore(30);
    await store.add(REF, [STARTED]);

    await until(async () => (await store.find(REF)).length === 0);
    await until(async () => (await store.sessionsOf(REF)).length === 0);
    expect(await store.find(REF)).toEqual([]);
  });
});

function behavesLikeAStore(aStore: () => CallSessionStore): void {
  it('add up facts and forget none, in any order and however often', async () => {
    const facts = [STARTED, JOINED, ENDED, CALL_ENDED];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.subarray(facts, { minLength: 1 }), { minLength: 1 }), async (batches) => {
        const store = aStore();
        const results = await Promise.all(batches.map((batch) => store.add(REF, batch)));
        const all = [...new Set(batches.flat().map(encodeFact))].sort();
        expect((await store.find(REF)).map(encodeFact).sort()).toEqual(all);
        expect(results.some((result) => result.length === all.length)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('keep the sessions of a call together, and those of apps and calls apart', async () => {
    const store = aStore();
    await store.add(REF, [STARTED]);
    await store.add({ ...REF, sessionId: 's2' }, [STARTED]);
    await store.add({ ...REF, apiKey: 'other' }, [JOINED]);
    await store.add({ ...REF, callCid: 'default:other' }, [JOINED]);

    const sessions = await store.sessionsOf({ apiKey: 'key', callCid: 'default:standup' });
    expect(sessions.map(({ sessionId }) => sessionId).sort()).toEqual(['s1', 's2']);
    expect(await store.find(REF)).toEqual([STARTED]);
  });

  it('give open sessions in turn, and none that has ended, whatever comes after its end', async () => {
    const store = aStore();
    const refs = ['a', 'b', 'c'].map((sessionId) => ({ ...REF, sessionId }));
    for (const ref of refs) await store.add(ref, [STARTED]);
    await store.add(refs[1]!, [ENDED]);
    await store.add(refs[1]!, [JOINED]);
    const soon = Date.now() + 10;

    const first = await store.takeOpen({ apiKey: 'key', limit: 1, before: soon, now: soon + 1 });
    const second = await store.takeOpen({ apiKey: 'key', limit: 5, before: soon, now: soon + 1 });

    expect([...first, ...second].map(({ sessionId }) => sessionId).sort()).toEqual(['a', 'c']);
    expect(await store.takeOpen({ apiKey: 'key', limit: 5, before: soon, now: soon + 2 })).toEqual([]);
    expect(await store.takeOpen({ apiKey: 'key', limit: 5, before: soon + 1, now: soon + 2 })).toHaveLength(
      2,
    );
  });

  it('give nobody the open sessions and the recorded calls of another app', async () => {
    const store = aStore();
    await store.add({ ...REF, apiKey: 'other' }, [STARTED]);
    await store.watchRecordings({ apiKey: 'other', callCid: REF.callCid }, Date.now() + 60_000);
    const now = Date.now() + 10;

    expect(await store.takeOpen({ apiKey: 'key', limit: 5, before: now, now })).toEqual([]);
    expect(await store.takeWatched({ apiKey: 'key', limit: 5, before: now, now })).toEqual([]);
    expect(await store.takeOpen({ apiKey: 'other', limit: 5, before: now, now })).toHaveLength(1);
    expect(await store.takeWatched({ apiKey: 'other', limit: 5, before: now, now })).toHaveLength(1);
  });

  it('hold a session open whose call has ended, until its own end is told', async () => {
    const store = aStore();
    await store.add(REF, [CALL_ENDED]);
    const now = Date.now() + 10;
    expect(await store.takeOpen({ apiKey: 'key', limit: 5, before: now, now })).toEqual([REF]);

    await store.add(REF, [ENDED]);
    expect(await store.takeOpen({ apiKey: 'key', limit: 5, before: now, now })).toEqual([]);
  });

  it('do not take a step for a session', async () => {
    const store = aStore();
    await store.claim(REF, 'started:a', 60_000);
    const now = Date.now() + 10;

    expect(await store.takeOpen({ apiKey: 'key', limit: 5, before: now, now })).toEqual([]);
  });

  it('let one at a time do a step, and nobody once it is done', async () => {
    const store = aStore();
    const claims = await Promise.all(Array.from({ length: 5 }, () => store.claim(REF, 'started:a', 60_000)));
    expect(claims.sort()).toEqual(['busy', 'busy', 'busy', 'busy', 'mine']);

    await store.settle(REF, 'started:a', 'failed');
    expect(await store.claim(REF, 'started:a', 60_000)).toBe('mine');
    await store.settle(REF, 'started:a', 'done');
    expect(await store.claim(REF, 'started:a', 60_000)).toBe('done');
    expect(await store.claim(REF, 'started:b', 60_000)).toBe('mine');
  });

  it('take a step away from who does not finish it', async () => {
    const store = aStore();
    await store.claim(REF, 'started:a', 20);

    await until(async () => (await store.claim(REF, 'started:a', 60_000)) === 'mine');

    expect(await store.claim(REF, 'started:a', 60_000)).toBe('busy');
  });

  it('give calls that may get recordings in turn, until their time is over', async () => {
    const store = aStore();
    const call = { apiKey: 'key', callCid: 'default:standup' };
    await store.watchRecordings(call, 1000);
    await store.watchRecordings(call, 500);
    await store.watchRecordings({ ...call, callCid: 'default:other' }, 500);

    expect(await store.takeWatched({ apiKey: 'key', limit: 5, before: 100, now: 400 })).toHaveLength(2);
    expect(await store.takeWatched({ apiKey: 'key', limit: 5, before: 399, now: 400 })).toEqual([]);
    expect(await store.takeWatched({ apiKey: 'key', limit: 5, before: 400, now: 600 })).toEqual([call]);
    expect(await store.takeWatched({ apiKey: 'key', limit: 5, before: 600, now: 1001 })).toEqual([]);
  });
}
