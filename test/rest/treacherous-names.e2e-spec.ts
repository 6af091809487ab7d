import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { sampled } from '../support/runs';
import { PLATFORMS } from '../support/platforms';
import { startRestHost, type RestHost } from './rest-host';
import { ROUTES } from './routes';

const NAMES = ['__proto__', 'constructor', 'prototype'];
const VALUES = ['1', '"x"', 'null', '[]', '{}', '{"prototype": {"polluted": 1}}', '{"polluted": 1}'];
const NAMED_VALUES = NAMES.flatMap((name) => VALUES.map((value) => [name, value] as const));

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterAll(() => emulator.close());

describe.each(PLATFORMS)('a field with a treacherous name on %s', (platform) => {
  let host: RestHost;

  beforeAll(async () => {
    const { apiKey, apiSecret } = emulator.createApp();
    host = await startRestHost(platform, { apiKey, apiSecret, baseUrl: emulator.url });
  });

  afterAll(() => host.close());

  const withBody = ROUTES.filter(({ method, path, body }) => method !== 'GET' && path !== '/session' && body);

  it.each(withBody)('is refused by $method $path', async ({ method, path, body }) => {
    const fields = JSON.stringify(body).slice(1, -1);
    for (const [name, value] of sampled(NAMED_VALUES)) {
      const text = `{${fields}${fields === '' ? '' : ','}"${name}": ${value}}`;

      const answer = await host.request(method, path, text);

      expect(answer).toMatchObject({ status: 400, body: { statusCode: 400, error: 'Bad Request' } });
      expect(Object.keys(answer.body as object).sort()).toEqual(['error', 'message', 'statusCode']);
      expect({}).not.toHaveProperty('polluted');
    }
  });

  it.each([
    [
      'PUT',
      '/users',
      '{"users": [{"id": "john", "constructor": 1}]}',
      'users[0].constructor is not a known field',
    ],
    [
      'PUT',
      '/users',
      '{"users": [{"id": "john", "teams_role": {"constructor": "x"}}]}',
      'users[0].teams_role.constructor',
    ],
    [
      'PUT',
      '/users',
      '{"users": [{"id": "john", "teams_role": {"prototype": "x"}}]}',
      'users[0].teams_role.prototype',
    ],
    [
      'POST',
      '/calls',
      '{"type": "default", "data": {"constructor": {"a": 1}}}',
      'data.constructor is not a known field',
    ],
    [
      'POST',
      '/calls',
      '{"type": "default", "data": {"settings_override": {"audio": {"constructor": 1}}}}',
      'data.settings_override.audio.constructor is not a known field',
    ],
    ['POST', '/calls', '{"type": "default", "data": {"toString": 1}}', 'data.toString is not a known field'],
    [
      'PATCH',
      '/calls/default/a/members',
      '{"update_members": [{"user_id": "a", "prototype": 1}]}',
      'update_members[0].prototype',
    ],
    ['POST', '/users/john/deactivate', '{"constructor": 1}', 'constructor is not a known field'],
  ])('is named, wherever it is: %s %s %s', async (method, path, text, message) => {
    const answer = await host.request(method, path, text);

    expect(answer.status).toBe(400);
    expect(answer.body.message).toContainEqual(expect.stringContaining(message));
  });

  it('is no error in custom data', async () => {
    const custom = { constructor: 1, prototype: { toString: 'x' } };

    const answer = await host.request('PUT', '/users', { users: [{ id: 'john', custom }] });

    expect(answer).toMatchObject({ status: 200, body: { users: { john: { custom } } } });
  });

  it('is refused in a query too', async () => {
    for (const name of [...NAMES, 'toString']) {
      const answer = await host.request('GET', `/calls/default/a?${name}=1`);

      expect(answer.status).toBe(400);
    }
  });
});
