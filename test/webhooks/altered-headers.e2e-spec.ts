import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { StreamWebhooks } from '../../src/webhooks';
import { PLATFORMS } from '../support/platforms';
import { API_KEY, aCallEvent, signatureOf, signed, type Delivery } from './signed-delivery';
import { useWebhookHosts, type HostOptions } from './webhook-host';

const startHost = useWebhookHosts();

const HANDLED = { status: 200, body: { outcome: 'handled' } };

type Encode = (bytes: Buffer) => Buffer;

/** A delivery that a proxy compressed on its way. */
function encoded(contentEncoding: string, encode: Encode, event = aCallEvent('call.ended')): Delivery {
  const { body, headers } = signed(event);
  return { body: encode(body), headers: { ...headers, 'content-encoding': contentEncoding } };
}

describe.each(PLATFORMS)('A compressed delivery on %s', (platform) => {
  const codings: [contentEncoding: string, encode: Encode][] = [
    ['gzip', gzipSync],
    ['gzip, gzip', (bytes) => gzipSync(gzipSync(bytes))],
    ['gzip', (bytes) => gzipSync(gzipSync(bytes))],
    ['br', brotliCompressSync],
    ['gzip, br', (bytes) => brotliCompressSync(gzipSync(bytes))],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['identity', (bytes) => bytes],
    ['gzip', (bytes) => bytes],
    ['br', (bytes) => bytes],
  ];

  it('is handled, whatever it is compressed with', async () => {
    const { deliver } = await startHost(platform);
    for (const [contentEncoding, encode] of codings) {
      expect(await deliver(encoded(contentEncoding, encode))).toEqual(HANDLED);
    }
  });

  const refusals: [name: string, delivery: Delivery, status: number, reason: string][] = [
    [
      'a coding that nobody knows',
      encoded('lzma', () => Buffer.from('x')),
      415,
      'unsupported content coding',
    ],
    [
      'four codings',
      encoded('gzip, gzip, gzip, gzip', (bytes) => gzipSync(gzipSync(gzipSync(gzipSync(bytes))))),
      415,
      'too many content codings',
    ],
    ['broken Brotli', encoded('br', () => Buffer.from([0xff, 1, 2, 3])), 400, 'decompression failed'],
    [
      'a bomb in gzip twice',
      encoded(
        'gzip, gzip',
        (bytes) => gzipSync(gzipSync(bytes)),
        aCallEvent('call.ended', 'standup', { padding: ' '.repeat(1_000_000) }),
      ),
      413,
      'payload too large',
    ],
    [
      'a bomb of Brotli',
      encoded('br', brotliCompressSync, aCallEvent('call.ended', 'a', { x: 'x'.repeat(50_000_000) })),
      413,
      'payload too large',
    ],
  ];

  it.each(refusals)('is refused for good: %s', async (_, delivery, status, reason) => {
    const { app, deliver } = await startHost(platform);
    expect(await deliver(delivery)).toEqual({ status, body: { error: reason } });
    expect(app.get(StreamWebhooks).statistics().refused).toEqual({ [reason]: 1 });
  });

  it('counts against its address when it is refused', async () => {
    const { deliver } = await startHost(platform, { webhooks: { maxRejectedPerMinute: 1 } });
    expect((await deliver(encoded('lzma', () => Buffer.from('x')))).status).toBe(415);
    expect((await deliver(signed(aCallEvent('call.ended')))).status).toBe(429);
  });
});

/** Sends a header once for each of its values, which `fetch` cannot. */
function deliverRaw(url: string, { body }: Delivery, headers: Record<string, string | string[]>) {
  return new Promise<{ status: number | undefined; body: unknown }>((resolve, reject) => {
    const sent = request(`${url}/webhooks/stream`, { method: 'POST', headers }, (answer) => {
      text(answer).then((json) => {
        resolve({ status: answer.statusCode, body: JSON.parse(json) });
      }, reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe.each(PLATFORMS)('A delivery with headers that came twice on %s', (platform) => {
  it('is handled, and is the same delivery as without the copies', async () => {
    const { url, deliver } = await startHost(platform);
    const event = aCallEvent('call.ended');
    const delivery = signed(event, { id: 'one' });
    const twice = Object.fromEntries(
      Object.entries(delivery.headers).map(([name, value]) => [name, [value, value]]),
    );

    expect(await deliverRaw(url, delivery, { ...twice, 'content-type': 'application/json' })).toEqual(
      HANDLED,
    );
    expect(await deliver(delivery)).toEqual({ status: 200, body: { outcome: 'duplicate' } });
  });

  it.each([
    ['first', (good: string) => [good, 'f'.repeat(64)]],
    ['last', (good: string) => ['f'.repeat(64), good]],
  ])('is handled if its %s signature fits', async (_, signatures) => {
    const { url } = await startHost(platform);
    const delivery = signed(aCallEvent('call.ended'));
    const headers = { ...delivery.headers, 'x-signature': signatures(signatureOf(delivery.body)) };
    expect(await deliverRaw(url, delivery, headers)).toEqual(HANDLED);
  });

  it('is refused if no signature fits, or if it names two apps', async () => {
    const { url } = await startHost(platform);
    const delivery = signed(aCallEvent('call.ended'));
    const unsigned = { ...delivery.headers, 'x-signature': ['e'.repeat(64), 'f'.repeat(64)] };
    const twoApps = { ...delivery.headers, 'x-api-key': [API_KEY, 'other'] };

    expect(await deliverRaw(url, delivery, unsigned)).toEqual({
      status: 401,
      body: { error: 'signature mismatch' },
    });
    expect(await deliverRaw(url, delivery, twoApps)).toEqual({
      status: 401,
      body: { error: 'unknown api key' },
    });
  });
});

describe.each(PLATFORMS)('The path of the receiver on %s', (platform) => {
  const settings: [name: string, host: () => HostOptions, path: string][] = [
    ['by default', () => ({}), '/webhooks/stream/'],
    ['with a query', () => ({}), '/webhooks/stream/?from=stream'],
    [
      'below a global prefix',
      () => ({ setUp: (app) => void app.setGlobalPrefix('api') }),
      '/api/webhooks/stream/',
    ],
    ['with versioned routes', () => ({ setUp: (app) => void app.enableVersioning() }), '/webhooks/stream/'],
    ['at another path', () => ({ webhooks: { path: 'hooks/video' } }), '/hooks/video/'],
    ['where slashes do not matter', () => tolerant(platform), '/webhooks/stream/'],
  ];

  it.each(settings)('may end with a slash %s', async (_, host, path) => {
    const { deliver } = await startHost(platform, host());
    expect(await deliver(signed(aCallEvent('call.ended')), path)).toEqual(HANDLED);
    expect(await deliver(signed(aCallEvent('call.ended'), { gzip: true }), path)).toEqual(HANDLED);
    expect(await deliver(signed(aCallEvent('call.ended')), path.replace('stream/', 'stream'))).toEqual(
      HANDLED,
    );
  });

  it('is no other path, and takes no other method', async () => {
    const { url } = await startHost(platform);
    expect((await fetch(`${url}/webhooks/stream/x`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${url}/webhooks/stream/`)).status).toBe(404);
  });
});

function tolerant(platform: string): HostOptions {
  return platform === 'Fastify'
    ? { adapter: new FastifyAdapter({ routerOptions: { ignoreTrailingSlash: true } }) }
    : {};
}
