import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { KEY, PLATFORMS, READER_KEY, startRestHost, type RestHost } from './rest-host';
import { otherScopes, ROUTES } from './routes';
import { as, startTrustingHost } from './trusting-host';

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterAll(() => emulator.close());

const newStream = () => {
  const { apiKey, apiSecret } = emulator.createApp();
  return { apiKey, apiSecret, baseUrl: emulator.url };
};

describe.each(PLATFORMS)('access on %s', (platform) => {
  describe('with API keys', () => {
    let host: RestHost;

    beforeAll(async () => {
      host = await startRestHost(platform, newStream());
    });

    afterAll(() => host.close());

    it.each(ROUTES)('$method $path asks for credentials before anything else', async ({ method, path }) => {
      const without = await host.request(method, path, undefined, {});
      const wrong = await host.request(method, path, undefined, { 'x-api-key': 'wrong' });

      expect(without).toMatchObject({ status: 401, body: { statusCode: 401, error: 'Unauthorized' } });
      expect(wrong.status).toBe(401);
      expect(wrong.body.message).toBe('Send valid credentials, such as an API key in the header x-api-key.');
    });

    it('is refused to a key without the scope', async () => {
      const { status, body } = await host.request(
        'PUT',
        '/users',
        { users: [] },
        { 'x-api-key': READER_KEY },
      );

      expect(status).toBe(403);
      expect(body).toEqual({
        statusCode: 403,
        error: 'Forbidden',
        message: 'This needs the scope users:write, which reader does not have.',
      });
    });

    it('is allowed to a key with the scope', async () => {
      const { status } = await host.request(
        'POST',
        '/users/query',
        { filter_conditions: {} },
        { 'x-api-key': READER_KEY },
      );

      expect(status).toBe(200);
    });

    it('does not take a key from elsewhere', async () => {
      const inQuery = await host.request('GET', `/users/john?x-api-key=${KEY}`, undefined, {});
      const asToken = await host.request('GET', '/users/john', undefined, { authorization: `Bearer ${KEY}` });

      expect([inQuery.status, asToken.status]).toEqual([401, 401]);
    });
  });

  describe('of services', () => {
    let host: RestHost;

    beforeAll(async () => {
      host = await startTrustingHost(platform, newStream());
    });

    afterAll(() => host.close());

    it.each(ROUTES)(
      '$method $path needs its scope, whatever other scopes there are',
      async ({ method, path, scopes, body }) => {
        const { status } = await host.request(method, path, body, as('service', 's', otherScopes(scopes)));

        expect(status).toBe(403);
      },
    );

    it.each(ROUTES.flatMap(({ scopes, ...route }) => scopes.map((scope) => ({ ...route, scope }))))(
      '$method $path is open with the scope $scope alone',
      async ({ method, path, scope, body }) => {
        const { status } = await host.request(method, path, body, as('service', 's', [scope]));

        expect([401, 403]).not.toContain(status);
      },
    );
  });
});
