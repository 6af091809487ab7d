import nock from 'nock';
import { MockAgent } from 'undici';
import { startCannedStream } from '../../../test/support/canned-stream';
import { StreamConnectionError } from '../stream.errors';
import { resolveClientOptions, type StreamClientOptions } from '../stream.options';
import { GET_APP } from '../../../test/support/prepared-requests';
import { Transport } from './transport';

const ORIGIN = 'https://video.stream-io-api.com';

const aTransport = (options: StreamClientOptions): Transport =>
  new Transport({ apiKey: 'key', serverToken: 'a.server.token' }, resolveClientOptions(options));

describe('mocks of HTTP in the tests of a host', () => {
  afterAll(() => {
    nock.restore();
  });

  describe("nock, with transport: 'http'", () => {
    beforeEach(() => {
      nock.disableNetConnect();
    });

    afterEach(() => {
      nock.cleanAll();
      nock.enableNetConnect();
    });

    it('answers in the place of Stream', async () => {
      const scope = nock(ORIGIN, { reqheaders: { authorization: 'a.server.token' } })
        .get('/api/v2/app')
        .query({ api_key: 'key' })
        .reply(200, { app: { name: 'mocked' }, duration: '1ms' });
      const client = aTransport({ transport: 'http' });
      await expect(client.send(...GET_APP)).resolves.toMatchObject({ app: { name: 'mocked' } });
      expect(scope.isDone()).toBe(true);
      await client.close();
    });

    it('fails a request that nobody expected, without the token in the error', async () => {
      nock(ORIGIN).get('/api/v2/other').reply(200, {});
      const client = aTransport({ transport: 'http' });
      const error = await client.send(...GET_APP).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(StreamConnectionError);
      expect((error as Error).message).toContain('No match for request');
      expect((error as Error).message).not.toContain('a.server.token');
      await client.close();
    });
  });

  it('nock does not see the default transport: the request reaches the real server', async () => {
    const server = await startCannedStream(() => ({ body: { app: { name: 'real' }, duration: '1ms' } }));
    const mocked = nock(server.url)
      .get(/.*/)
      .reply(200, { app: { name: 'mocked' }, duration: '1ms' });
    const client = aTransport({ baseUrl: server.url });
    await expect(client.send(...GET_APP)).resolves.toMatchObject({ app: { name: 'real' } });
    expect(mocked.isDone()).toBe(false);
    nock.cleanAll();
    await client.close();
    await server.close();
  });

  describe('a MockAgent of undici, as dispatcher', () => {
    it('answers in the place of Stream', async () => {
      const dispatcher = new MockAgent();
      dispatcher.disableNetConnect();
      dispatcher
        .get(ORIGIN)
        .intercept({
          path: '/api/v2/app?api_key=key',
          method: 'GET',
          headers: { authorization: 'a.server.token' },
        })
        .reply(200, { app: { name: 'mocked' }, duration: '1ms' }, { headers: { 'x-ratelimit-limit': '10' } });
      const client = aTransport({ dispatcher });
      await expect(client.send(...GET_APP)).resolves.toMatchObject({ app: { name: 'mocked' } });
      dispatcher.assertNoPendingInterceptors();
      await client.close();
      await dispatcher.close();
    });

    it('fails a request that nobody expected', async () => {
      const dispatcher = new MockAgent();
      dispatcher.disableNetConnect();
      const client = aTransport({ dispatcher });
      await expect(client.send(...GET_APP)).rejects.toThrow(StreamConnectionError);
      await dispatcher.close();
    });
  });
});
