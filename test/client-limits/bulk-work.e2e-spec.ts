import { connectRedis } from '../../src/redis/connect-redis';
import type { StreamClient } from '../../src/stream/stream.client';
import { RedisRateBudgets } from '../../src/stream/transport/admission/budgets/redis/redis-rate-budgets';
import { describeWithRedis } from '../webhooks-durable/redis-server';
import { sampled } from '../support/runs';
import { LimitedStream } from './limited-stream';
import { WatchedRedis } from './watched-redis';

const MINUTE = 60_000;

/** Creates calls and deletes them, as work that can wait. */
const createAndDelete = async (client: StreamClient, ids: readonly string[]): Promise<void> => {
  const lane = 'bulk';
  await Promise.all(
    ids.map(async (id) => {
      const call = client.video.call('default', id);
      await call.getOrCreate({ data: { created_by_id: 'john' } }, { lane });
      await call.delete({}, { lane });
    }),
  );
};

const ids = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${name}-${index}`);

describe('bulk work under the rate limits of Stream', () => {
  let stream: LimitedStream;

  afterEach(() => stream.close());

  it.each(sampled([0, 45_000]))(
    'is done without one refusal while reads go at once, begun %i ms into a minute',
    async (into) => {
      stream = await LimitedStream.start(into);
      const { clock } = stream;
      const client = stream.client();
      const startedAt = clock.now();
      await client.upsertUsers([{ id: 'john' }]);
      await client.video.call('default', 'standup').getOrCreate({ data: { created_by_id: 'john' } });

      let reads = 0;
      // A read that had to wait would wait for the clock, which only the test moves.
      const read = async (): Promise<void> => {
        const sentAt = clock.now();
        const { call } = await client.video.call('default', 'standup').get();
        reads++;
        expect(call.id).toBe('standup');
        expect(clock.now()).toBe(sentAt);
      };
      const upserted = client.upsertUsers(ids('user', 5000).map((id) => ({ id })));
      const work = Promise.all([upserted, createAndDelete(client, ids('call', 500))]);
      const [{ users }] = await stream.finish(work, read);

      expect(Object.keys(users)).toHaveLength(5000);
      const { calls } = await client.video.queryCalls({ limit: 100 });
      expect(calls.map(({ call }) => call.id)).toEqual(['standup']);
      expect([...stream.statuses.keys()].toSorted()).toEqual([200, 201]);
      expect(reads).toBeGreaterThan(500);
      // 60 deletions a minute, of which a fifth is left to others.
      expect(clock.now() - startedAt).toBeLessThan(12.5 * MINUTE);
    },
  );
});

describeWithRedis('bulk work of two replicas under the rate limits of Stream', (url) => {
  it('is done without one refusal, and leaves what it should to interactive requests', async () => {
    const stream = await LimitedStream.start(0);
    const connection = await connectRedis(url(), 'fail');
    try {
      const redis = new WatchedRedis(connection);
      const { clock, emulator } = stream;
      const [one, other] = ['one', 'other'].map(() =>
        stream.client({ rateBudgets: new RedisRateBudgets({ redis, apiKey: emulator.apiKey, clock }) }),
      );
      await one!.upsertUsers([{ id: 'john' }]);
      const work = Promise.all([
        createAndDelete(one!, ids('one', 60)),
        createAndDelete(other!, ids('other', 60)),
      ]);
      let least = Infinity;
      const look = (): void => {
        const { DeleteCall } = other!.status().rateLimits;
        if (DeleteCall) least = Math.min(least, DeleteCall.remaining);
      };
      await stream.finish(work, look, () => redis.isBusy);
      expect([...stream.statuses]).toEqual([[201, 241]]);
      expect(least).toBe(12);
    } finally {
      await stream.close();
      await connection.quit();
    }
  });
});
