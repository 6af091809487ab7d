import { Logger } from '@nestjs/common';
import type { RateLimitSettings } from '../../src/service/configuration/service-configuration';
import type { ServiceAppOptions } from '../../src/service/service-app';
import { READER_KEY } from '../rest/rest-host';
import { describeWithRedis, findRedisServer, startRedis } from '../webhooks-durable/redis-server';
import { AS_BACKEND, startServiceHost, type ServiceHost } from './service-host';

const AS_READER = { 'x-api-key': READER_KEY };
const NOBODY = { 'x-api-key': 'guessed' };

const budgetOf = (headers: Headers) => ({
  limit: headers.get('ratelimit-limit'),
  remaining: headers.get('ratelimit-remaining'),
  reset: headers.get('ratelimit-reset'),
});

describe('rate limits', () => {
  let host: ServiceHost;
  const start = async (limits: Partial<RateLimitSettings>, options: Partial<ServiceAppOptions> = {}) => {
    host = await startServiceHost({ rateLimits: { perAddress: 0, perPrincipal: 0, ...limits }, ...options });
  };
  /** A route that answers without Stream: an unknown field is refused. */
  const ask = (headers: Record<string, string> = AS_BACKEND, path = '/users/query') =>
    host.request('POST', path, { unknown: 1 }, headers);

  afterEach(() => host.close());

  it('of an address say what is left, and then refuse with the time to wait', async () => {
    await start({ perAddress: 2 });

    const first = await ask();
    await ask();
    const third = await ask();

    expect(first.status).toBe(400);
    expect(budgetOf(first.headers)).toEqual({ limit: '2', remaining: '1', reset: '60' });
    expect(third).toMatchObject({
      status: 429,
      body: {
        statusCode: 429,
        error: 'Too Many Requests',
        message: 'More than 2 requests within a minute from this address. Try again in 60 s.',
      },
    });
    expect(third.headers.get('retry-after')).toBe('60');
    expect(budgetOf(third.headers)).toEqual({ limit: '2', remaining: '0', reset: '60' });
    expect(third.headers.has('x-request-id')).toBe(true);
  });

  it('of an address count those who guess keys and paths', async () => {
    await start({ perAddress: 2 });

    const statuses = [
      (await ask(NOBODY)).status,
      (await ask(AS_BACKEND, '/admin')).status,
      (await ask()).status,
    ];

    expect(statuses).toEqual([401, 404, 429]);
  });

  it('of an address refuse before the body is read', async () => {
    await start({ perAddress: 1 }, { http: { bulkBodyLimit: 100 } });
    const tooLarge = { users: 'x'.repeat(1000) };

    const statuses = [
      (await host.request('PUT', '/users', tooLarge)).status,
      (await host.request('PUT', '/users', tooLarge)).status,
    ];

    expect(statuses).toEqual([413, 429]);
  });

  it('of an address let health and webhooks be', async () => {
    await start({ perAddress: 1 });
    await ask();

    const live = await host.request('GET', '/health/live', undefined, {});
    const webhook = await host.request('POST', '/webhooks/stream', {}, {});

    expect([live.status, webhook.status]).toEqual([200, 401]);
    expect(live.headers.has('ratelimit-limit')).toBe(false);
  });

  it('of a principal count each for itself, and not those who are nobody', async () => {
    await start({ perPrincipal: 1 });

    const statuses = [
      (await ask(NOBODY)).status,
      (await ask(NOBODY)).status,
      (await ask(AS_BACKEND)).status,
      (await ask(AS_READER)).status,
      (await ask(AS_READER)).status,
    ];
    const refused = await ask();

    expect(statuses).toEqual([401, 401, 400, 400, 429]);
    expect(refused).toMatchObject({
      status: 429,
      body: { message: 'More than 1 requests within a minute from backend. Try again in 60 s.' },
    });
    expect(refused.headers.get('retry-after')).toBe('60');
  });

  it('tell the budget that is spent first', async () => {
    await start({ perAddress: 100, perPrincipal: 5 });

    expect(budgetOf((await ask()).headers)).toMatchObject({ limit: '5', remaining: '4' });
    expect(budgetOf((await ask(NOBODY)).headers)).toMatchObject({ limit: '100', remaining: '98' });
  });

  it('of 0 are none', async () => {
    await start({});

    expect(budgetOf((await ask()).headers)).toEqual({ limit: null, remaining: null, reset: null });
  });

  it('do not believe X-Forwarded-For, and say so once', async () => {
    const warn = jest.fn();
    await start({ perAddress: 1 }, { logger: { log: jest.fn(), error: jest.fn(), warn } });

    await ask({ ...AS_BACKEND, 'x-forwarded-for': '203.0.113.1' });
    const other = await ask({ ...AS_BACKEND, 'x-forwarded-for': '203.0.113.2' });

    expect(other.status).toBe(429);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('set TRUST_PROXY'), 'RateLimits');
  });

  it.each<[string, NonNullable<ServiceAppOptions['http']>['trustProxy']]>([
    ['one proxy', 1],
    ['a proxy at this address', ['127.0.0.1']],
  ])('count by the address that %s tells', async (_, trustProxy) => {
    await start({ perAddress: 1 }, { http: { trustProxy } });
    const from = (chain: string) => ask({ ...AS_BACKEND, 'x-forwarded-for': chain });

    const statuses = [
      (await from('203.0.113.1')).status,
      (await from('203.0.113.2')).status,
      // What comes before the proxy's own entry may be made up.
      (await from('198.51.100.7, 203.0.113.1')).status,
    ];

    expect(statuses).toEqual([400, 400, 429]);
  });
});

describeWithRedis('rate limits with REDIS_URL', (redisUrl) => {
  it('are shared by all processes', async () => {
    const rateLimits = { perAddress: 3, perPrincipal: 0 };
    const hosts = [
      await startServiceHost({ rateLimits, redisUrl: redisUrl() }),
      await startServiceHost({ rateLimits, redisUrl: redisUrl() }),
    ] as const;
    const ask = (host: ServiceHost) => host.request('POST', '/users/query', { unknown: 1 });

    const answers = [await ask(hosts[0]), await ask(hosts[1]), await ask(hosts[0]), await ask(hosts[1])];
    await Promise.all(hosts.map((host) => host.close()));

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 429]);
    expect(answers[3]?.headers.get('retry-after')).toBe('60');
  });

  it('go on in each process while Redis is away, with one warning', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    const redis = await startRedis(findRedisServer() ?? '');
    const host = await startServiceHost({
      rateLimits: { perAddress: 1000, perPrincipal: 1000 },
      redisUrl: redis.url,
    });
    const ask = () => host.request('POST', '/users/query', { unknown: 1 });
    expect((await ask()).status).toBe(400);
    await redis.stop();

    const statuses = (await Promise.all(Array.from({ length: 50 }, ask))).map(({ status }) => status);

    expect(new Set(statuses)).toEqual(new Set([400]));
    expect(warn.mock.calls.filter(([text]) => String(text).includes('does not count requests'))).toHaveLength(
      1,
    );
    await host.close();
    warn.mockRestore();
  });
});
