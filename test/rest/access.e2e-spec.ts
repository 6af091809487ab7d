import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { A_PLATFORM } from '../support/platforms';
import { KEY, READER_KEY, startRestHost, type RestHost } from './rest-host';

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterAll(() => emulator.close());

const newStream = () => {
  const { apiKey, apiSecret } = emulator.createApp();
  return { apiKey, apiSecret, baseUrl: emulator.url };
};

describe.each(A_PLATFORM)('access on %s', (platform) => {
  let host: RestHost;

  beforeAll(async () => {
    host = await startRestHost(platform, newStream());
  });

  afterAll(() => host.close());

  it('is refused to a key without the scope', async () => {
    const { status, body } = await host.request('PUT', '/users', { users: [] }, { 'x-api-key': READER_KEY });

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
