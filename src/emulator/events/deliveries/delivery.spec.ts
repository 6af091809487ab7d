import { createHmac } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { EmulatorHttp } from '../../../../test/support/emulator-http';
import {
  startHookReceiver,
  type HookAnswer,
  type HookReceiver,
} from '../../../../test/support/hook-receiver';
import { startStreamEmulator, type StreamEmulator } from '../../index';

const hang: HookAnswer = () => undefined;
const hangUp: HookAnswer = (response) => response.destroy();

describe('the delivery of an event', () => {
  let emulator: StreamEmulator;
  let stream: EmulatorHttp;
  const receivers: HookReceiver[] = [];

  beforeAll(async () => {
    emulator = await startStreamEmulator();
    stream = new EmulatorHttp(emulator);
  });

  beforeEach(() => {
    emulator.reset();
  });

  afterAll(async () => {
    await emulator.close();
    await Promise.all(receivers.map((receiver) => receiver.close()));
  });

  async function hookTo(answers: readonly HookAnswer[], fields: object = {}): Promise<HookReceiver> {
    const receiver = await startHookReceiver(...answers);
    receivers.push(receiver);
    await stream.patch('/app', {
      event_hooks: [{ hook_type: 'webhook', enabled: true, webhook_url: receiver.url, ...fields }],
    });
    return receiver;
  }

  it('is a signed JSON request that names event, attempt and app', async () => {
    const { received } = await hookTo([200]);
    const event = await emulator.webhooks.send('call.moderation_blur', {
      call_cid: 'default:c1',
      user_id: 'jöhn',
      custom: {},
    });

    expect(received).toHaveLength(1);
    const [{ headers, body }] = received as [HookReceiver['received'][number]];
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-webhook-id': event.id,
      'x-webhook-attempt': '1',
      'x-api-key': emulator.apiKey,
      'x-signature': createHmac('sha256', emulator.apiSecret).update(body).digest('hex'),
    });
    expect(headers).not.toHaveProperty('content-encoding');
    expect(JSON.parse(body.toString())).toEqual(event.payload);
  });

  it('is compressed where the app wants that, and still signed over the JSON', async () => {
    const { received } = await hookTo([200]);
    await stream.patch('/app', { enable_hook_payload_compression: true });
    await emulator.webhooks.send('user.updated', { user: { id: 'john' } });

    const [{ headers, body }] = received as [HookReceiver['received'][number]];
    const json = gunzipSync(body);
    expect(headers['content-encoding']).toBe('gzip');
    expect(headers['x-signature']).toBe(createHmac('sha256', emulator.apiSecret).update(json).digest('hex'));
    expect(JSON.parse(json.toString())).toMatchObject({ type: 'user.updated', user: { id: 'john' } });
  });

  it('shows with its attempts and answers among the events', async () => {
    await hookTo([500, 200], { id: 'h1' });
    await emulator.webhooks.send('user.updated', {});

    const [event] = emulator.events();
    expect(event?.deliveries).toEqual([
      {
        hookId: 'h1',
        hookType: 'webhook',
        target: receivers.at(-1)?.url,
        state: 'delivered',
        attempts: [
          expect.objectContaining({ number: 1, status: 500, body: 'noted' }),
          expect.objectContaining({ number: 2, status: 200, body: 'noted' }),
        ],
      },
    ]);
  });

  it.each([
    ['answered 408', [408], 3],
    ['answered 429', [429], 3],
    ['answered 500', [500], 3],
    ['answered 503', [503], 3],
    ['answered 400', [400], 1],
    ['answered 404', [404], 1],
    ['answered 302', [302], 1],
    ['ECONNRESET', [hangUp], 2],
    ['timeout', [hang], 3],
  ])('is given up when it ends in "%s"', async (outcome, answers: HookAnswer[], attempts) => {
    // Answers may be slow on a busy machine; what never comes need not be waited for.
    const { received } = await hookTo(answers, { timeout_ms: outcome === 'timeout' ? 50 : 5000 });
    const { id, deliveries } = await emulator.webhooks.send('user.updated', {});

    expect(received.map(({ headers }) => headers['x-webhook-attempt'])).toEqual(
      Array.from({ length: attempts }, (_, index) => String(index + 1)),
    );
    expect(new Set(received.map(({ headers }) => headers['x-webhook-id']))).toEqual(new Set([id]));
    expect(deliveries[0]).toMatchObject({ state: 'failed' });
    expect(deliveries[0]?.reason).toContain(`given up after attempt ${attempts}: ${outcome}`);
  });

  it('ends with the first success, whatever came before', async () => {
    const { received } = await hookTo([hangUp, 204], { timeout_ms: 1000 });
    const { deliveries } = await emulator.webhooks.send('user.updated', {});

    expect(received).toHaveLength(2);
    expect(deliveries[0]?.state).toBe('delivered');
  });

  it('reaches a call’s events in their order, and those of another call beside them', async () => {
    const waiting: (() => void)[] = [];
    const hold: HookAnswer = (response) => waiting.push(() => response.writeHead(200).end());
    const { received } = await hookTo([hold, 200]);
    const sent = ['a:1', 'a:1', 'b:2'].map((call_cid, number) =>
      emulator.webhooks.send('call.moderation_blur', { call_cid, user_id: String(number), custom: {} }),
    );
    await sent[2];
    waiting[0]?.();
    await Promise.all(sent);

    const order = received.map(({ body }) => (JSON.parse(body.toString()) as { user_id: string }).user_id);
    expect(order).toEqual(['0', '2', '1']);
  });

  it('is not made to another machine, and says how it could be', async () => {
    await stream.patch('/app', {
      event_hooks: [{ hook_type: 'webhook', webhook_url: 'https://hooks.example.com/x' }],
    });
    const { deliveries } = await emulator.webhooks.send('user.updated', {});

    expect(deliveries).toEqual([
      expect.objectContaining({
        state: 'not_sent',
        reason: expect.stringContaining("allowHooksTo: ['hooks.example.com']"),
        attempts: [],
      }),
    ]);
  });

  it('is attempted at a host that is allowed', async () => {
    const open = await startStreamEmulator({ allowHooksTo: ['hooks.invalid'] });
    const url = 'http://hooks.invalid/x';
    const { deliveries } = await open.webhooks.send('user.updated', {}, { url });
    await open.close();

    expect(deliveries[0]?.state).toBe('failed');
    expect(deliveries[0]?.attempts).toHaveLength(2);
  });

  it.each([
    ['ftp://127.0.0.1/x', 'ftp:// is not called'],
    ['nowhere', 'is not a URL'],
    ['http://127.0.0.1.example.com/', 'is not a loopback address'],
    ['http://localhost.example.com/', 'is not a loopback address'],
    ['http://user:pass@10.0.0.1/', 'is not a loopback address'],
  ])('is not made to %s', async (url, reason) => {
    const { deliveries } = await emulator.webhooks.send('user.updated', {}, { url });

    expect(deliveries).toEqual([
      expect.objectContaining({ state: 'not_sent', reason: expect.stringContaining(reason) }),
    ]);
  });

  it.each([
    ['sqs', { sqs_queue_url: 'https://sqs.example/q' }, 'https://sqs.example/q'],
    ['sns', { sns_topic_arn: 'arn:aws:sns:1' }, 'arn:aws:sns:1'],
  ])('is only recorded for %s', async (hook_type, fields, target) => {
    await stream.patch('/app', { event_hooks: [{ hook_type, ...fields }] });
    const { deliveries } = await emulator.webhooks.send('user.updated', {});

    expect(deliveries).toEqual([
      expect.objectContaining({ hookType: hook_type, target, state: 'not_sent', attempts: [] }),
    ]);
  });

  it('is ended by close, which does not wait for answers', async () => {
    const closing = await startStreamEmulator();
    const receiver = await startHookReceiver(hang);
    receivers.push(receiver);
    const sent = closing.webhooks.send('user.updated', {}, { url: receiver.url });
    const delayed = closing.webhooks.send('user.updated', {}, { url: receiver.url, delay: 60_000 });
    const waiting = closing.nextEvent('call.ended').catch((error: unknown) => String(error));
    await closing.close();

    await expect(waiting).resolves.toContain('closed before call.ended');
    const outcomes = await Promise.all([sent, delayed]);
    expect(outcomes.map(({ deliveries }) => deliveries[0])).toEqual([
      expect.objectContaining({ state: 'failed', reason: 'the emulator was reset or closed' }),
      expect.objectContaining({ state: 'failed', reason: 'the emulator was reset or closed' }),
    ]);
  });
});
