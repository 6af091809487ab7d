import { decode, verify } from 'jsonwebtoken';
import { inspect } from 'node:util';
import { startCannedStream } from '../../test/support/canned-stream';
import { StreamClient } from './stream.client';
import { StreamConfigurationError } from './stream.errors';

const SECRET = 'the-secret-of-the-app';

describe('StreamClient', () => {
  it('signs every request with a server token that has no time in it', async () => {
    const server = await startCannedStream();
    const client = new StreamClient('key', SECRET, { baseUrl: server.url });
    await client.getApp();
    const token = server.requests[0]!.headers.authorization!;
    expect(decode(token)).toEqual({ server: true });
    expect(() => verify(token, SECRET, { algorithms: ['HS256'] })).not.toThrow();
    await client.close();
    await server.close();
  });

  it('makes user, call and permanent tokens without a request', () => {
    const client = new StreamClient('key', SECRET);
    const now = Math.floor(Date.now() / 1000);
    const claims = decode(client.generateUserToken({ user_id: 'john', validity_in_seconds: 60 })) as {
      iat: number;
      exp: number;
    };
    expect(claims).toEqual({ user_id: 'john', iat: expect.any(Number), exp: claims.iat + 60 });
    expect(Math.abs(claims.iat - (now - 5))).toBeLessThanOrEqual(1);
    const call = client.generateCallToken({ user_id: 'john', call_cids: ['default:c1'], role: 'host' });
    expect(decode(call)).toMatchObject({ user_id: 'john', call_cids: ['default:c1'], role: 'host' });
    expect(decode(client.generatePermanentUserToken({ user_id: 'john' }))).not.toHaveProperty('exp');
  });

  it.each<[string, (client: StreamClient) => Promise<unknown>, string, string, unknown]>([
    ['getApp', (client) => client.getApp(), 'GET', '/app', undefined],
    [
      'updateApp',
      (client) => client.updateApp({ multi_tenant_enabled: true }),
      'PATCH',
      '/app',
      { multi_tenant_enabled: true },
    ],
    ['listRoles', (client) => client.listRoles(), 'GET', '/roles', undefined],
    [
      'createRole',
      (client) => client.createRole({ name: 'rockstar' }),
      'POST',
      '/roles',
      { name: 'rockstar' },
    ],
    ['deleteRole', (client) => client.deleteRole({ name: 'a b' }), 'DELETE', '/roles/a%20b', undefined],
  ])('%s sends what Stream expects', async (_, operate, method, path, body) => {
    const server = await startCannedStream();
    const client = new StreamClient('key', SECRET, { baseUrl: server.url });
    await operate(client);
    expect(server.requests[0]).toMatchObject({ method, url: `/api/v2${path}?api_key=key` });
    expect(server.requests[0]!.body).toEqual(body);
    await client.close();
    await server.close();
  });

  it('shows its key, and neither secret nor token, however it is printed', () => {
    const client = new StreamClient('public-key', SECRET);
    const prints = [
      String(client),
      JSON.stringify(client),
      inspect(client),
      inspect({ client }, { depth: Infinity, showHidden: true }),
      inspect(client.video, { depth: Infinity, showHidden: true }),
      inspect(client.video.call('default', 'c1'), { depth: Infinity, showHidden: true }),
      JSON.stringify(client.video.call('default', 'c1')),
    ];
    for (const print of prints.slice(0, 4)) expect(print).toContain('public-key');
    for (const print of prints) {
      expect(print).not.toContain(SECRET);
      expect(print).not.toContain('eyJ');
    }
  });

  it.each([
    ['', SECRET, 'apiKey is missing'],
    ['key', '', 'secret is missing'],
    ['key', `${SECRET}\n`, 'secret has white space in it'],
    [' key', SECRET, 'apiKey has white space in it'],
    ['key', undefined as unknown as string, 'secret is missing'],
  ])('refuses the key %j and the secret %j', (key, secret, message) => {
    const make = (): StreamClient => new StreamClient(key, secret);
    expect(make).toThrow(StreamConfigurationError);
    expect(make).toThrow(message);
    expect(make).not.toThrow(SECRET);
  });
});
