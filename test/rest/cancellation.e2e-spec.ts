import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Logger } from '@nestjs/common';
import { AdminModule } from '../../src';
import { startCannedStream, type CannedStream } from '../support/canned-stream';
import { until } from '../webhooks-durable/until';
import { PLATFORMS } from '../support/platforms';
import { type RestHost } from './rest-host';
import { ROUTES, type Route } from './routes';
import { as, startTrustingHost } from './trusting-host';

const SERVICE = as('service', 'backend');

/** Tokens are minted here, without asking Stream. */
const routesToStream = ROUTES.filter(({ scopes }) => !scopes.includes('tokens:mint'));

describe.each(PLATFORMS)('a request whose caller goes away on %s', (platform) => {
  let upstream: CannedStream;
  let host: RestHost;
  /** The answers that Stream has not given. */
  let open: ServerResponse[];
  let logged: jest.SpyInstance[];

  beforeAll(async () => {
    upstream = await startCannedStream((_request, raw) => {
      open.push(raw);
      return undefined;
    });
    const stream = {
      apiKey: 'key',
      apiSecret: 'secret',
      baseUrl: upstream.url,
      timeout: 60_000,
      deadline: 60_000,
    };
    host = await startTrustingHost(platform, stream, [AdminModule.forRoot()]);
  });

  beforeEach(() => {
    open = [];
    upstream.requests.length = 0;
    logged = (['error', 'warn', 'fatal'] as const).map((level) => jest.spyOn(Logger.prototype, level));
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  afterAll(async () => {
    await upstream.close();
    await host.close();
  });

  function send(
    { method, path, body }: Pick<Route, 'method' | 'path' | 'body'>,
    signal: AbortSignal,
  ): Promise<unknown> {
    return fetch(`${host.url}${path}`, {
      method,
      signal,
      headers: { ...SERVICE, ...(body && { 'content-type': 'application/json' }) },
      body: body ? JSON.stringify(body) : null,
    });
  }

  it.each(routesToStream)('cancels what it asked of Stream: $method $path', async (route) => {
    const caller = new AbortController();
    const answer = send(route, caller.signal).catch((error: unknown) => error);
    await until(() => open.length > 0);
    const closed = open.map((raw) => once(raw, 'close'));

    caller.abort();
    await Promise.all([answer, ...closed]);

    expect(open.some(({ writableFinished }) => writableFinished)).toBe(false);
    expect(logged.map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0]);
  });

  it('asks nothing more of Stream', async () => {
    const caller = new AbortController();
    const users = Array.from({ length: 1000 }, (_, index) => ({ id: `user-${index}` }));
    const answer = send({ method: 'PUT', path: '/users', body: { users } }, caller.signal).catch(
      () => undefined,
    );
    await until(() => open.length > 0);
    const closed = open.map((raw) => once(raw, 'close'));

    caller.abort();
    await Promise.all([answer, ...closed]);
    await host.request('POST', '/users/john/tokens', {}, SERVICE);

    // Of ten batches, two are under way at a time.
    expect(upstream.requests.length).toBeLessThanOrEqual(2);
  });

  it('disturbs no other caller', async () => {
    const [leaving, staying] = [new AbortController(), new AbortController()];
    const route = { method: 'GET', path: '/calls/default/standup' };
    const left = send(route, leaving.signal).catch(() => undefined);
    await until(() => open.length === 1);
    const stayed = send({ ...route, path: '/calls/default/other' }, staying.signal);
    await until(() => open.length === 2);

    leaving.abort();
    await left;
    open[1]!.writeHead(200, { 'content-type': 'application/json' }).end('{"duration":"1ms"}');

    expect(await stayed).toMatchObject({ status: 200 });
  });
});
