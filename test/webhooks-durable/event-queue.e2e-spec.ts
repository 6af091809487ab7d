import {
  resolveDurableOptions,
  type DurableWebhooksOptions,
} from '../../src/webhooks/durable/durable-webhooks.options';
import type { EventHandling } from '../../src/webhooks/durable/event-jobs';
import { EventQueue } from '../../src/webhooks/durable/event-queue';
import type { StoredEvent } from '../../src/webhooks/durable/stored-event';
import { describeWithRedis } from './redis-server';
import { until } from './until';

describeWithRedis('the queue of events in Redis', (redisUrl) => {
  const queues: EventQueue[] = [];
  let prefixes = 0;
  let prefix = '';

  beforeEach(() => {
    prefix = `queue-${++prefixes}`;
  });

  afterEach(async () => {
    for (const queue of queues.splice(0)) await queue.close();
  });

  /** A replica: it stores events, and handles them once it is given a handling. */
  async function aReplica(
    handle?: EventHandling,
    { deduplicationTtl = 60_000, ...options }: DurableWebhooksOptions & { deduplicationTtl?: number } = {},
  ): Promise<EventQueue> {
    const queue = await EventQueue.open(
      resolveDurableOptions({ prefix, backoff: 10, ...options }, { redisUrl: redisUrl(), deduplicationTtl }),
    );
    queues.push(queue);
    if (handle) await queue.start(['key'], handle);
    return queue;
  }

  it('handles the events of a call one after another in the order in which they came, in two replicas', async () => {
    const producer = await aReplica();
    const calls = Array.from({ length: 8 }, (_, call) => `call-${call}`);
    for (let index = 0; index < 25; index++) {
      for (const line of calls) await producer.add(anEvent(`${line}/${index}`, line), `${line}/${index}`);
    }
    const running = new Map<string, number>();
    const handled: string[] = [];
    let overlaps = 0;
    let mostAtOnce = 0;
    const handle: EventHandling = async ({ id, line }) => {
      const key = String(line);
      running.set(key, (running.get(key) ?? 0) + 1);
      if ((running.get(key) ?? 0) > 1) overlaps++;
      mostAtOnce = Math.max(mostAtOnce, [...running.values()].filter((count) => count > 0).length);
      await new Promise((resolve) => setImmediate(resolve));
      handled.push(id);
      running.set(key, (running.get(key) ?? 0) - 1);
    };
    await aReplica(handle, { concurrency: 5 });
    await aReplica(handle, { concurrency: 5 });

    await until(() => handled.length >= 200);

    expect(overlaps).toBe(0);
    expect(mostAtOnce).toBeGreaterThan(1);
    for (const line of calls) {
      const expected = Array.from({ length: 25 }, (_, index) => `${line}/${index}`);
      expect(handled.filter((id) => id.startsWith(`${line}/`))).toEqual(expected);
    }
  });

  it('does not let a call wait for another one', async () => {
    let release: () => void = () => undefined;
    const blocked = new Promise<void>((resolve) => {
      release = resolve;
    });
    const handled: string[] = [];
    const queue = await aReplica(async ({ id }) => {
      if (id === 'slow') await blocked;
      handled.push(id);
    });
    await queue.add(anEvent('slow', 'call-1'), 'slow');
    await queue.add(anEvent('after slow', 'call-1'), 'after slow');
    await queue.add(anEvent('other', 'call-2'), 'other');
    await queue.add(anEvent('of no call', null), 'of no call');

    await until(() => handled.length === 2);
    expect([...handled].sort()).toEqual(['of no call', 'other']);
    expect(await queue.pending('key', 'call-1')).toBe(2);
    release();
    await until(() => handled.length === 4);
    expect(handled.slice(2)).toEqual(['slow', 'after slow']);
    await until(async () => (await queue.pending('key', 'call-1')) === 0);
  });

  it('does not let an event that failed hold up those after it', async () => {
    const attempts: string[] = [];
    const queue = await aReplica(
      ({ id }) => {
        attempts.push(id);
        return id === 'broken' ? Promise.reject(new Error('broken')) : Promise.resolve();
      },
      { backoff: 60_000 },
    );
    await queue.add(anEvent('broken', 'call-1'), 'broken');
    await queue.add(anEvent('fine', 'call-1'), 'fine');

    await until(() => attempts.includes('fine'));

    expect(attempts).toEqual(['broken', 'fine']);
  });

  it('stores a delivery once, whichever of two replicas gets it, and handles it once', async () => {
    const handled: string[] = [];
    const handle: EventHandling = ({ id }) => {
      handled.push(id);
      return Promise.resolve();
    };
    const replicas = [await aReplica(handle), await aReplica(handle)];
    const ids = Array.from({ length: 200 }, (_, index) => `id-${index}`);

    const stored = await Promise.all(
      ids.flatMap((id) =>
        [...replicas, ...replicas].map((replica) => replica.add(anEvent(id, 'call-1'), id)),
      ),
    );
    await until(() => handled.length >= ids.length);
    const again = await Promise.all(ids.map((id) => replicas[0]!.add(anEvent(id, 'call-1'), id)));
    await until(async () => (await replicas[0]!.pending('key', 'call-1')) === 0);

    expect(stored.filter(Boolean)).toHaveLength(200);
    expect(again.filter(Boolean)).toHaveLength(0);
    expect([...handled].sort()).toEqual([...ids].sort());
  });

  it('forgets a delivery after its time', async () => {
    const queue = await aReplica(() => Promise.resolve(), { deduplicationTtl: 50 });
    await queue.add(anEvent('a', null), 'a');

    await until(() => queue.add(anEvent('a', null), 'a'));

    await until(async () => (await queue.jobsOf('key').getWaitingCount()) === 0);
    expect(await queue.jobsOf('key').getFailedCount()).toBe(0);
  });

  it('lets a call go on after a process that died between joining its line and adding the event', async () => {
    const handled: string[] = [];
    const queue = await aReplica();
    // Sixty seconds ago a job joined that was never added.
    const longAgo = (Date.now() - 60_000) * 1000;
    await queue.client.call('ZADD', `${prefix}:webhooks:{key}:line:call-1`, longAgo, 'never-added');
    await queue.start(['key'], ({ id }) => {
      handled.push(id);
      return Promise.resolve();
    });

    await queue.add(anEvent('a', 'call-1'), 'a');

    await until(() => handled.length === 1);
    await until(async () => (await queue.pending('key', 'call-1')) === 0);
  });

  it('says which attempt is the last', async () => {
    const lasts: boolean[] = [];
    const queue = await aReplica(
      (_, last) => {
        lasts.push(last);
        return Promise.reject(new Error('no'));
      },
      { attempts: 3, backoff: 1 },
    );
    await queue.add(anEvent('a', 'call-1'), 'a');

    await until(async () => (await queue.jobsOf('key').getFailedCount()) === 1);

    expect(lasts).toEqual([false, false, true]);
  });

  it('waits for the events being handled when it stops, and leaves the rest stored', async () => {
    let release: () => void = () => undefined;
    const blocked = new Promise<void>((resolve) => {
      release = resolve;
    });
    const handled: string[] = [];
    const queue = await aReplica(
      async ({ id }) => {
        await blocked;
        handled.push(id);
      },
      { concurrency: 1 },
    );
    await queue.add(anEvent('a', null), 'a');
    await queue.add(anEvent('b', null), 'b');
    await until(async () => (await queue.jobsOf('key').getActiveCount()) === 1);

    const stopped = queue.stop();
    release();
    await stopped;

    expect(handled).toEqual(['a']);
    expect(await queue.jobsOf('key').getWaitingCount()).toBe(1);
  });
});

function anEvent(id: string, line: string | null): StoredEvent {
  return { id, app: null, apiKey: 'key', attempt: 1, origin: 'webhook', receivedAt: 0, event: '{}', line };
}
