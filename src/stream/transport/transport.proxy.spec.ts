import { inspect } from 'node:util';
import axios from 'axios';
import type { Answering, CannedStream } from '../../../test/support/canned-stream';
import { failureOf, useClientFixture } from '../../../test/support/client-fixture';
import { freePort } from '../../../test/support/free-port';
import { startTunnelProxy, type TunnelProxy } from '../../../test/support/tunnel-proxy';
import { StreamConfigurationError, StreamConnectionError, StreamTimeoutError } from '../stream.errors';
import type { StreamClientOptions } from '../stream.options';
import { GET_CALL, RING_CALL } from '../../../test/support/prepared-requests';

const { aServer, aTransport } = useClientFixture();

/** No resolver but the proxy knows it. */
const UNKNOWN_HOST = 'http://stream.behind-the-proxy.invalid';

const WAYS: [string, StreamClientOptions][] = [
  ['undici', {}],
  ['axios over undici', { configureAxios: () => undefined }],
  ['axios over http', { transport: 'http' }],
];

let server: CannedStream;
let proxy: TunnelProxy;
const environment = { ...process.env };

async function start(answer?: Answering): Promise<void> {
  server = await aServer(answer);
  proxy = await startTunnelProxy(server.url);
  process.env.HTTP_PROXY = `http://user:p%40ss@${proxy.host}`;
}

beforeEach(() => {
  for (const name of ['http_proxy', 'https_proxy', 'no_proxy'])
    for (const spelling of [name, name.toUpperCase()]) Reflect.deleteProperty(process.env, spelling);
});

afterEach(async () => {
  Object.assign(process.env, environment);
  Reflect.deleteProperty(process.env, 'HTTP_PROXY');
  await proxy.close();
});

describe.each(WAYS)('a proxy over %s', (_, options) => {
  it('that the environment names makes a tunnel to a host that only it knows', async () => {
    await start();
    const transport = aTransport(UNKNOWN_HOST, { ...options, connections: 1 });

    await transport.send(...GET_CALL);
    await transport.send(...GET_CALL);

    const authorization = `Basic ${Buffer.from('user:p@ss').toString('base64')}`;
    expect(proxy.connects).toEqual([{ authority: 'stream.behind-the-proxy.invalid:80', authorization }]);
    expect(proxy.others).toEqual([]);
    expect(server.requests.map(({ headers }) => [headers.host, headers['proxy-authorization']])).toEqual([
      ['stream.behind-the-proxy.invalid', undefined],
      ['stream.behind-the-proxy.invalid', undefined],
    ]);
    expect(JSON.stringify(server.requests)).not.toContain('p@ss');
  });

  it('that an option names is used also for this machine', async () => {
    await start();
    await aTransport(server.url, { ...options, proxy: `http://${proxy.host}` }).send(...GET_CALL);

    expect(proxy.connects).toEqual([
      { authority: server.url.slice('http://'.length), authorization: undefined },
    ]);
  });

  it.each<[string, () => Partial<StreamClientOptions>]>([
    ['for this machine', () => ({})],
    ['when the option is false', () => ({ proxy: false })],
    ['when NO_PROXY is a star', () => ((process.env.NO_PROXY = '*'), {})],
  ])('is not used %s', async (_name, more) => {
    await start();
    await aTransport(server.url, { ...options, ...more() }).send(...GET_CALL);

    expect(proxy.connects).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  it('is not used for what NO_PROXY names', async () => {
    await start();
    process.env.no_proxy = 'other.example, .behind-the-proxy.invalid';

    const error = await failureOf(aTransport(UNKNOWN_HOST, options).send(...GET_CALL));

    expect(error).toBeInstanceOf(StreamConnectionError);
    expect(proxy.connects).toEqual([]);
  });

  it.each<[number, number]>([
    [407, 1],
    [403, 1],
    [502, 3],
  ])('that answers %i is an error that names it, after %i attempts', async (status, attempts) => {
    await start();
    proxy.answer = status;

    const error = await failureOf(aTransport(UNKNOWN_HOST, { ...options, retries: 2 }).send(...RING_CALL));

    expect(error).toBeInstanceOf(StreamConnectionError);
    expect(error).toMatchObject({
      code: status < 500 ? 'ERR_PROXY_REFUSED' : 'ERR_PROXY_FAILED',
      message: expect.stringContaining(`the proxy ${proxy.host} answered CONNECT with status ${status}`),
    });
    expect(proxy.connects).toHaveLength(attempts);
    expect(server.requests).toEqual([]);
    expectNoCredentials(error);
  });

  it('that hangs up is asked again as often as the policy says', async () => {
    await start();
    proxy.answer = 'hang up';

    const error = await failureOf(aTransport(UNKNOWN_HOST, { ...options, retries: 2 }).send(...RING_CALL));

    expect(error).toBeInstanceOf(StreamConnectionError);
    expect(error).toMatchObject({ message: expect.stringContaining(proxy.host) });
    expect(proxy.opened()).toBe(3);
    expectNoCredentials(error);
  });

  it('that is down is an error that names it', async () => {
    await start();
    const host = `127.0.0.1:${await freePort()}`;

    const error = await failureOf(
      aTransport(UNKNOWN_HOST, { ...options, proxy: `http://user:p%40ss@${host}` }).send(...GET_CALL),
    );

    expect(error).toBeInstanceOf(StreamConnectionError);
    expect(error).toMatchObject({
      code: 'ECONNREFUSED',
      message: expect.stringContaining(`the proxy ${host}`),
    });
    expectNoCredentials(error);
  });

  it('that does not answer CONNECT costs no more time than the timeout, and no place after that', async () => {
    await start();
    proxy.answer = 'hang';
    const transport = aTransport(UNKNOWN_HOST, { ...options, connections: 1, timeout: 300 });

    const error = await failureOf(transport.send(...GET_CALL));
    proxy.answer = 'tunnel';
    let answer: unknown;
    for (let attempt = 0; attempt < 100 && answer === undefined; attempt++)
      answer = await transport.send(...GET_CALL).catch(() => undefined);

    expect(error).toBeInstanceOf(StreamTimeoutError);
    expect(answer).toEqual({ duration: '1.00ms' });
  });

  it('has TLS with the host go through the tunnel', async () => {
    await start();

    const error = await failureOf(
      aTransport('https://stream.behind-the-proxy.invalid', {
        ...options,
        proxy: `http://user:p%40ss@${proxy.host}`,
      }).send(...GET_CALL),
    );

    // The server behind it speaks no TLS.
    expect(error).toBeInstanceOf(StreamConnectionError);
    expect(proxy.connects.map(({ authority }) => authority)).toEqual(['stream.behind-the-proxy.invalid:443']);
    expect(server.requests).toEqual([]);
  });

  it('does not get around the limit on the bytes of a response', async () => {
    await start(() => ({ body: { text: 'x'.repeat(2_000_000) } }));

    const error = await failureOf(
      aTransport(UNKNOWN_HOST, { ...options, retries: 2, maxResponseBytes: 1_000_000 }).send(...GET_CALL),
    );

    expect(error).toMatchObject({ code: 'ERR_RESPONSE_TOO_LARGE' });
    expect(server.requests).toHaveLength(1);
  });

  it('is told from a host in the error of a broken connection', async () => {
    await start((_request, raw) => {
      raw.socket?.destroy();
      return undefined;
    });

    const error = await failureOf(aTransport(UNKNOWN_HOST, { ...options, retries: 2 }).send(...RING_CALL));

    expect(error).toBeInstanceOf(StreamConnectionError);
    expect(server.requests).toHaveLength(1);
    expectNoCredentials(error);
  });

  it('with an address that is none ends the start, by the name of the variable and without its value', async () => {
    await start();
    for (const value of [
      'socks5://user:p%40ss@x:1',
      'http://user:p%zz@x:1',
      'http://x:99999',
      'http://x/p@ss?a',
    ]) {
      process.env.HTTP_PROXY = value;
      expect(() => aTransport(UNKNOWN_HOST, options)).toThrow(StreamConfigurationError);
      expect(() => aTransport(UNKNOWN_HOST, options)).toThrow(/^HTTP_PROXY must be the address of a proxy/);
      expect(() => aTransport(UNKNOWN_HOST, options)).not.toThrow(/p%40ss|p@ss|p%zz/);
    }
  });
});

it('leaves an agent of the host alone', async () => {
  await start();
  const { httpAgent } = { httpAgent: new (await import('node:http')).Agent() };
  await aTransport(server.url, { transport: 'http', axios: axios.create({ httpAgent }) }).send(...GET_CALL);
  httpAgent.destroy();

  expect(server.requests).toHaveLength(1);
  expect(proxy.connects).toEqual([]);
});

it('counts its connections', async () => {
  await start();
  const transport = aTransport(UNKNOWN_HOST);
  const before = transport.status().connections;
  await transport.send(...GET_CALL);

  expect([before, transport.status().connections]).toMatchObject([{ open: 0 }, { open: 1 }]);
});

function expectNoCredentials(error: unknown): void {
  const shown = inspect(error, { depth: Infinity, showHidden: true }) + JSON.stringify(error);
  for (const secret of ['p%40ss', 'p@ss', Buffer.from('user:p@ss').toString('base64')])
    expect(shown).not.toContain(secret);
}
