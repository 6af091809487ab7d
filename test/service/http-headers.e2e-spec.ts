import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { startCannedStream } from '../support/canned-stream';
import { AS_BACKEND, startServiceHost, type ServiceHost } from './service-host';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterAll(() => emulator.close());

describe('the headers of the service', () => {
  let host: ServiceHost;

  beforeAll(async () => {
    const { apiKey, apiSecret, url: baseUrl } = emulator;
    host = await startServiceHost({ stream: { apiKey, apiSecret, baseUrl } });
  });

  afterAll(() => host.close());

  it.each([
    ['a success', '/call-types', 200],
    ['a refusal', '/users/nobody', 404],
    ['an unknown path', '/nowhere', 404],
    ['a path that cannot be decoded', '/users/%E0%A4%A', 400],
    ['a path with a part that is too long', `/users/${'x'.repeat(2000)}`, 414],
  ])('protect browsers with %s', async (_, path, expected) => {
    const { status, headers } = await host.request('GET', path);

    expect(status).toBe(expected);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'strict-transport-security': 'max-age=15552000',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'x-request-id': expect.stringMatching(UUID),
    });
    expect(headers.has('x-powered-by')).toBe(false);
  });

  it('keep answers out of caches', async () => {
    const { headers } = await host.request('GET', '/call-types');

    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('do not let pages of other origins in', async () => {
    const { headers } = await host.request('GET', '/call-types', undefined, {
      ...AS_BACKEND,
      origin: 'https://app.example',
    });

    expect(headers.has('access-control-allow-origin')).toBe(false);
  });
});

describe('with CORS_ORIGINS', () => {
  let host: ServiceHost;

  beforeAll(async () => {
    host = await startServiceHost({ http: { corsOrigins: ['https://app.example', 'https://b.example'] } });
  });

  afterAll(() => host.close());

  const preflight = (origin: string, asked: string) =>
    host.request('OPTIONS', '/session', undefined, {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': asked,
    });

  it('pages of these origins may send a token', async () => {
    const { status, headers } = await preflight('https://app.example', 'authorization');

    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect(headers.get('access-control-allow-headers')).toContain('authorization');
    expect(headers.get('access-control-allow-headers')).not.toContain('x-api-key');
    expect(headers.get('access-control-allow-methods')).toContain('POST');
    expect(headers.has('access-control-allow-credentials')).toBe(false);
    expect(headers.get('vary')).toContain('Origin');
  });

  it.each(['https://evil.example', 'https://app.example.evil.example', 'http://app.example', 'null'])(
    'pages of %s may not',
    async (origin) => {
      const { headers } = await preflight(origin, 'authorization');

      expect(headers.has('access-control-allow-origin')).toBe(false);
    },
  );

  it('pages may read what a client goes by, also of a refusal', async () => {
    const { status, headers } = await host.request('GET', '/call-types', undefined, {
      origin: 'https://b.example',
    });

    expect(status).toBe(401);
    expect(headers.get('access-control-allow-origin')).toBe('https://b.example');
    expect(headers.get('access-control-expose-headers')).toBe(
      'Location, Retry-After, x-request-id, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset',
    );
  });
});

describe('the id of a request', () => {
  it('that it came with goes through to Stream and out again', async () => {
    const stream = await startCannedStream();
    const host = await startServiceHost({
      stream: { apiKey: 'key', apiSecret: 'secret', baseUrl: stream.url },
    });

    const { headers } = await host.request('GET', '/call-types', undefined, {
      ...AS_BACKEND,
      'x-request-id': 'from the gateway',
    });
    await host.close();
    await stream.close();

    expect(headers.get('x-request-id')).toBe('from the gateway');
    expect(stream.requests[0]?.headers['x-client-request-id']).toBe('from the gateway');
  });

  it.each([undefined, 'x'.repeat(201), 'späť'])('is a new one instead of %j, for Stream too', async (id) => {
    const stream = await startCannedStream();
    const host = await startServiceHost({
      stream: { apiKey: 'key', apiSecret: 'secret', baseUrl: stream.url },
    });

    const { headers } = await host.request('GET', '/call-types', undefined, {
      ...AS_BACKEND,
      ...(id !== undefined && { 'x-request-id': Buffer.from(id).toString('latin1') }),
    });
    await host.close();
    await stream.close();

    expect(headers.get('x-request-id')).toMatch(UUID);
    expect(stream.requests[0]?.headers['x-client-request-id']).toBe(headers.get('x-request-id'));
  });
});
