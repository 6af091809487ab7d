import { Injectable, Logger } from '@nestjs/common';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { OnStreamEvent, StreamWebhooks } from '../../src/webhooks';
import { PLATFORMS } from '../support/platforms';
import { API_KEY, SECRET, aCallEvent, signatureOf, signed, type Delivery } from './signed-delivery';
import { useWebhookHosts, type Answer } from './webhook-host';

const startHost = useWebhookHosts();

@Injectable()
class Recorder {
  readonly types: string[] = [];

  @OnStreamEvent()
  onEvent(event: { readonly type: string }): void {
    this.types.push(event.type);
  }
}

function withHeader(name: string, value: string, delivery = signed(aCallEvent('call.ended'))): Delivery {
  return { ...delivery, headers: { ...delivery.headers, [name]: value } };
}

function without(name: string): Delivery {
  const { body, headers } = signed(aCallEvent('call.ended'));
  return { body, headers: Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name)) };
}

function signedOverGzip(): Delivery {
  const body = gzipSync(JSON.stringify(aCallEvent('call.ended')));
  return { ...signed('', { gzip: true, headers: { 'x-signature': signatureOf(body) } }), body };
}

function truncatedGzip(): Delivery {
  const delivery = signed(aCallEvent('call.ended'), { gzip: true });
  return { ...delivery, body: delivery.body.subarray(0, -10) };
}

const refusals: [name: string, delivery: () => Delivery, status: number, reason: string][] = [
  ['no signature', () => without('x-signature'), 401, 'signature mismatch'],
  ['an empty signature', () => withHeader('x-signature', ''), 401, 'signature mismatch'],
  ['another secret', () => signed(aCallEvent('call.ended'), { secret: 'other' }), 401, 'signature mismatch'],
  ['a signature over the gzipped bytes', signedOverGzip, 401, 'signature mismatch'],
  ['no key', () => without('x-api-key'), 401, 'unknown api key'],
  ['the key of another app', () => withHeader('x-api-key', 'other'), 401, 'unknown api key'],
  ['gzip that ends early', truncatedGzip, 400, 'gzip decompression failed'],
  ['a body that is no JSON', () => signed('{"type":'), 400, 'invalid JSON payload'],
  ['a list', () => signed('[]'), 400, 'invalid JSON payload'],
  [
    'JSON nested too deep',
    () => signed(`{"type":"x","a":${'['.repeat(99_999)}${']'.repeat(99_999)}}`),
    400,
    'invalid JSON payload',
  ],
  ['no type', () => signed('{"created_at":"x"}'), 400, 'payload has no event type'],
  ['an empty body', () => signed(''), 400, 'invalid JSON payload'],
  [
    'a large body',
    () => signed(aCallEvent('call.ended', 'a', { x: 'x'.repeat(300_000) })),
    413,
    'payload too large',
  ],
  [
    'a gzip bomb',
    () => signed(aCallEvent('call.ended', 'a', { x: 'x'.repeat(50_000_000) }), { gzip: true }),
    413,
    'payload too large',
  ],
  [
    'an event of last week',
    () => signed(aCallEvent('call.ended', 'a', { created_at: '2026-01-01T00:00:00Z' })),
    400,
    'created_at is too old',
  ],
  [
    'an event without a date',
    () => signed(aCallEvent('call.ended', 'a', { created_at: undefined })),
    400,
    'created_at is missing',
  ],
  [
    'an event whose date is none',
    () => signed(aCallEvent('call.ended', 'a', { created_at: '2026-13-01T00:00:00Z' })),
    400,
    'created_at is not a date',
  ],
  [
    'an event of the day after tomorrow',
    () => signed(aCallEvent('call.ended', 'a', { created_at: new Date(Date.now() + 172_800_000) })),
    400,
    'created_at is in the future',
  ],
];

describe.each(PLATFORMS)('The receiver on %s', (platform) => {
  it.each(refusals)('refuses %s', async (_, delivery, status, reason) => {
    const { app, deliver } = await startHost(platform, {
      providers: [Recorder],
      webhooks: { sizeLimit: 250_000 },
    });

    const answer = await deliver(delivery());

    expect(answer).toEqual({ status, body: { error: reason } });
    expect(app.get(Recorder).types).toEqual([]);
    expect(app.get(StreamWebhooks).statistics().refused).toEqual({ [reason]: 1 });
  });

  it('refuses a replay under another id, and takes the attempts of one delivery as one', async () => {
    const { app, deliver } = await startHost(platform, { providers: [Recorder] });
    const event = aCallEvent('call.ended');

    const first = await deliver(signed(event, { id: 'one' }));
    const again = await deliver(signed(event, { id: 'one', attempt: 2 }));
    const replay = await deliver(signed(event, { id: 'two', gzip: true }));

    expect([first, again, replay]).toEqual<Answer[]>([
      { status: 200, body: { outcome: 'handled' } },
      { status: 200, body: { outcome: 'duplicate' } },
      { status: 409, body: { error: 'replayed' } },
    ]);
    expect(app.get(Recorder).types).toEqual(['call.ended']);
  });

  it('takes what several secrets have signed while one is being replaced', async () => {
    const { deliver } = await startHost(platform, {
      webhooks: { apps: [{ apiKey: API_KEY, secrets: ['old', 'new'] }] },
    });

    const statuses: number[] = [];
    for (const secret of [SECRET, 'old', 'new', 'other']) {
      statuses.push((await deliver(signed(aCallEvent('call.ended'), { secret }))).status);
    }

    expect(statuses).toEqual([200, 200, 200, 401]);
  });

  it('logs why, and nothing of the body', async () => {
    const { deliver } = await startHost(platform);
    const logged: string[] = [];
    const keep = (text: unknown): void => void logged.push(String(text));
    Logger.overrideLogger({ log: keep, warn: keep, error: keep, debug: keep });

    await deliver(signed('{"type":"private', { id: 'a\u00e9b' }));
    await deliver(withHeader('x-signature', 'f'.repeat(64)));

    Logger.overrideLogger(false);
    expect(logged[0]).toBe('A webhook was refused: invalid JSON payload (delivery a?b).');
    expect(logged[1]).toContain('signature mismatch');
    expect(logged.join('\n')).not.toContain('private');
  });
});

describe.each(PLATFORMS)('A delivery that its headers show not to be from Stream, on %s', (platform) => {
  it.each([
    ['key', { 'x-api-key': 'other', 'x-signature': 'ab'.repeat(32) }, 'unknown api key'],
    ['form of the signature', { 'x-api-key': API_KEY, 'x-signature': 'AB'.repeat(32) }, 'signature mismatch'],
  ])('is rejected by its %s before its body has arrived', async (_, headers, reason) => {
    const { url } = await startHost(platform);
    const sent = request(`${url}/webhooks/stream`, {
      method: 'POST',
      headers: { ...headers, 'content-length': 1000 },
    });
    sent.on('error', () => undefined);
    sent.flushHeaders();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const body = await json(response);
    sent.destroy();

    expect(response.statusCode).toBe(401);
    expect(body).toEqual({ error: reason });
  });

  it('is rejected unseen once its address sent too many', async () => {
    const { deliver } = await startHost(platform, { webhooks: { maxRejectedPerMinute: 2 } });
    const bad = signed(aCallEvent('call.ended'), { secret: 'other' });
    const statuses = [];
    for (let count = 0; count < 3; count++) statuses.push((await deliver(bad)).status);
    const good = await deliver(signed(aCallEvent('call.ended')));

    expect(statuses).toEqual([401, 401, 429]);
    expect(good).toEqual({ status: 429, body: { error: 'too many rejected' } });
  });

  it('does not keep its address from sending signed ones, where such came before', async () => {
    const { deliver } = await startHost(platform, { webhooks: { maxRejectedPerMinute: 2 } });
    await deliver(signed(aCallEvent('call.ended')));
    const bad = signed(aCallEvent('call.ended'), { secret: 'other' });
    for (let count = 0; count < 5; count++) expect((await deliver(bad)).status).toBe(401);

    expect((await deliver(signed(aCallEvent('call.ended')))).status).toBe(200);
  });

  it('may not become more than a hundred times its size when it is inflated', async () => {
    const { deliver } = await startHost(platform);
    const event = aCallEvent('call.ended', 'standup', { padding: ' '.repeat(1_000_000) });

    expect(await deliver(signed(event, { gzip: true }))).toEqual({
      status: 413,
      body: { error: 'payload too large' },
    });
  });
});
