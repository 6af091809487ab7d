import { connectRedis } from '../../src/redis/connect-redis';
import { IdempotencyModule, type IdempotencyOptions } from '../../src/rest/idempotency/idempotency.module';
import { startCannedStream, type Answering, type CannedStream } from '../support/canned-stream';
import { type Answer, type RestHost } from '../rest/rest-host';
import { as, startTrustingHost } from '../rest/trusting-host';
import { describeWithRedis } from '../webhooks-durable/redis-server';
import { until } from '../webhooks-durable/until';
import { A_PLATFORM } from '../support/platforms';

const BODY = { type: 'default', data: { created_by_id: 'john' } };
const refusal = (status: number, code: number) => ({
  status,
  body: { code, message: 'because', StatusCode: status },
});

/** What Stream answers to getting or creating a call. */
function aCall(url: string, created: boolean) {
  const id = url.split('?')[0]!.split('/').at(-1)!;
  return { status: 201, body: { call: { type: 'default', id, cid: `default:${id}` }, created, members: [] } };
}

describe.each(A_PLATFORM)('a first attempt with an Idempotency-Key on %s', (platform) => {
  const cleanups: (() => Promise<void>)[] = [];

  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });

  async function start(
    answer: Answering,
    options: IdempotencyOptions = {},
    timeout = 300,
  ): Promise<{ upstream: CannedStream; host: RestHost; post: (key?: string) => Promise<Answer> }> {
    const upstream = await startCannedStream(answer);
    const stream = { apiKey: 'key', apiSecret: 'secret', baseUrl: upstream.url, timeout, retries: 0 };
    const host = await startTrustingHost(platform, stream, [IdempotencyModule.forRoot(options)]);
    // In the opposite order: what still waits for the upstream must fail for the host to close.
    cleanups.push(
      () => host.close(),
      () => upstream.close(),
    );
    const headers = as('service', 'backend');
    return {
      upstream,
      host,
      post: (key = 'k') => host.request('POST', '/calls', BODY, { ...headers, 'idempotency-key': key }),
    };
  }

  const callIds = ({ requests }: CannedStream) =>
    requests.map(({ url }) => url.split('?')[0]!.split('/').at(-1));

  it.each([
    ['spent rate limit', refusal(429, 9), 503],
    ['failure of Stream', refusal(500, -1), 502],
    ['outage of Stream', refusal(503, -1), 503],
    ['lost answer', undefined, 504],
  ])('that failed by a %s is no answer: the repeat is carried out', async (_, failure, status) => {
    const { upstream, post } = await start(({ url }) =>
      upstream.requests.length === 1 ? failure : aCall(url, true),
    );

    const first = await post();
    const second = await post();
    const third = await post();

    expect([first.status, second.status, third.status]).toEqual([status, 201, 201]);
    expect(second.headers.get('idempotency-replayed')).toBeNull();
    expect(third.headers.get('idempotency-replayed')).toBe('true');
    expect(upstream.requests).toHaveLength(2);
  });

  it('whose answer was lost created the call that the repeat gets, and no second one', async () => {
    const created = new Set<string>();
    const { upstream, post } = await start(({ url }) => {
      const isNew = !created.has(url);
      created.add(url);
      return isNew ? undefined : aCall(url, false);
    });

    const first = await post();
    const second = await post();

    expect(first.status).toBe(504);
    expect(second).toMatchObject({ status: 201, body: { created: true } });
    expect(new Set(callIds(upstream)).size).toBe(1);
    expect(second.headers.get('location')).toBe(`/calls/default/${String(callIds(upstream)[0])}`);
  });

  it('that is under way makes the repeat wait, which then gets its answer', async () => {
    let finish = (): void => undefined;
    const { upstream, post } = await start(({ url }, raw) => {
      finish = () => {
        const { status, body } = aCall(url, true);
        raw.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      };
      return undefined;
    });

    const first = post();
    await until(() => upstream.requests.length === 1);
    const early = await post();
    finish();
    await first;
    const late = await post();

    expect(early.status).toBe(409);
    expect(early.headers.get('retry-after')).toBe('1');
    expect(early.body).toEqual({
      statusCode: 409,
      error: 'Conflict',
      message: 'The first request with this Idempotency-Key is still being carried out.',
    });
    expect(late.status).toBe(201);
    expect(upstream.requests).toHaveLength(1);
  });

  it('that is under way is not given up for another key, which has to wait when the caller may have no more', async () => {
    let finish = (): void => undefined;
    const { upstream, post } = await start(
      ({ url }, raw) => {
        finish = () => {
          const { status, body } = aCall(url, true);
          raw.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
        };
        return undefined;
      },
      { serviceQuota: { keys: 1 } },
      60_000,
    );

    const first = post('a');
    await until(() => upstream.requests.length === 1);
    const refused = await post('b');
    finish();

    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.body.message).toBe(
      'Too many requests with an Idempotency-Key are under way; nothing was done.',
    );
    expect((await first).status).toBe(201);
    expect(upstream.requests).toHaveLength(1);
  });

  it('of twenty at once is carried out alone', async () => {
    const { upstream, post } = await start(({ url }) => aCall(url, true));

    const answers = await Promise.all(Array.from({ length: 20 }, () => post()));

    expect(upstream.requests).toHaveLength(1);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(answers.some(({ status }) => status === 201)).toBe(true);
  });

  it('is no first one for other keys', async () => {
    const { upstream, post } = await start(({ url }) => aCall(url, true));

    await post('a');
    await post('b');

    expect(new Set(callIds(upstream)).size).toBe(2);
  });

  it('is not made when the store cannot be reached', async () => {
    const broken = () => Promise.reject(new Error('connection refused'));
    const store = { claim: broken, settle: broken, close: () => Promise.resolve() };
    const { upstream, post } = await start(({ url }) => aCall(url, true), { store });

    const { status, headers, body } = await post();

    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('5');
    expect(body.message).toBe('The store of the header Idempotency-Key cannot be reached; nothing was done.');
    expect(upstream.requests).toEqual([]);
  });

  it('is answered also when its answer cannot be kept', async () => {
    const store = {
      claim: () => Promise.resolve({ state: 'mine', id: 'an-id' } as const),
      settle: () => Promise.reject(new Error('connection refused')),
      close: () => Promise.resolve(),
    };
    const { post } = await start(({ url }) => aCall(url, true), { store });

    expect(await post()).toMatchObject({ status: 201, body: { call: { id: 'an-id' } } });
  });

  describeWithRedis('with Redis', (url) => {
    beforeEach(async () => {
      const redis = await connectRedis(url(), 'fail');
      await redis.flushall();
      await redis.quit();
    });

    it('is the first one for all replicas', async () => {
      const one = await start(({ url: path }) => aCall(path, true), { redisUrl: url() });
      const other = await start(({ url: path }) => aCall(path, true), { redisUrl: url() });

      const first = await one.post();
      const repeat = await other.post();

      expect(repeat.headers.get('idempotency-replayed')).toBe('true');
      expect(JSON.stringify(repeat.body)).toBe(JSON.stringify(first.body));
      expect(repeat.headers.get('location')).toBe(first.headers.get('location'));
      expect(other.upstream.requests).toEqual([]);
    });

    it('of a replica that crashed blocks its key for a time only, and its call is not created twice', async () => {
      const options = { redisUrl: url(), lease: 500 };
      const crashed = await start(() => undefined, options, 60_000);
      const other = await start(({ url: path }) => aCall(path, false), options);
      const abandoned = crashed.post();
      await until(() => crashed.upstream.requests.length === 1);

      const early = await other.post();
      let late = early;
      await until(async () => {
        late = await other.post();
        return late.status !== 409;
      });

      expect(early.status).toBe(409);
      expect(late).toMatchObject({ status: 201, body: { created: true } });
      expect(callIds(other.upstream)[0]).toBe(callIds(crashed.upstream)[0]);
      await crashed.upstream.close();
      await abandoned;
    });

    it('leaves neither key nor caller readable in Redis, and no token at all', async () => {
      const { host, post } = await start(({ url: path }) => aCall(path, true), { redisUrl: url() });
      await post('a-key-with-a-name-in-it');
      const minted = await host.request(
        'POST',
        '/users/john/tokens',
        {},
        { ...as('service', 'backend'), 'idempotency-key': 'minting' },
      );

      const redis = await connectRedis(url(), 'fail');
      const keys = await redis.keys('*');
      const names = keys.map((key) => key.replace(':expiry', ''));
      const values = await Promise.all(names.map((key) => redis.hgetall(key)));
      await redis.quit();

      expect(minted.status).toBe(201);
      expect(new Set(names).size).toBe(1);
      expect(JSON.stringify([keys, values])).not.toMatch(/a-key-with|backend|minting|eyJ/);
    });
  });
});
