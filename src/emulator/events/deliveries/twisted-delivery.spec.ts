import { createHmac } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { EmulatorHttp } from '../../../../test/support/emulator-http';
import { startHookReceiver, type HookReceiver } from '../../../../test/support/hook-receiver';
import { startStreamEmulator, type StreamEmulator } from '../../index';

describe('an event sent on demand', () => {
  let emulator: StreamEmulator;
  let receiver: HookReceiver;

  beforeAll(async () => {
    emulator = await startStreamEmulator();
  });

  beforeEach(async () => {
    emulator.reset();
    receiver = await startHookReceiver(200);
    await new EmulatorHttp(emulator).patch('/app', {
      event_hooks: [{ hook_type: 'webhook', webhook_url: receiver.url }],
    });
  });

  afterEach(() => receiver.close());
  afterAll(() => emulator.close());

  const types = () =>
    receiver.received.map(({ body }) => (JSON.parse(body.toString()) as { type: string }).type);

  it('is delivered again with the same id when it is to be duplicated', async () => {
    const { deliveries } = await emulator.webhooks.send('user.updated', {}, { duplicate: true });
    await emulator.webhooks.send('user.updated', {}, { duplicate: 2 });

    const ids = receiver.received.map(({ headers }) => headers['x-webhook-id']);
    expect(deliveries).toHaveLength(2);
    expect(ids.map((id) => ids.indexOf(id))).toEqual([0, 0, 2, 2, 2]);
  });

  it('refuses more copies than a test can want', async () => {
    await expect(emulator.webhooks.send('user.updated', {}, { duplicate: 101 })).rejects.toThrow(
      'duplicate must be from 0 to 100',
    );
  });

  it('comes after the next one when it is to be reordered', async () => {
    const held = await emulator.webhooks.send('call.session_started', {}, { reorder: true });
    await emulator.webhooks.send('call.session_ended', {});
    await emulator.webhooks.settled();

    expect(held.deliveries[0]?.state).toBe('pending');
    expect(types()).toEqual(['call.session_ended', 'call.session_started']);
    expect(emulator.events().map(({ deliveries }) => deliveries[0]?.state)).toEqual([
      'delivered',
      'delivered',
    ]);
  });

  it('comes by itself, once everything is to settle, when no other follows', async () => {
    await emulator.webhooks.send('call.session_started', {}, { reorder: true });
    await emulator.webhooks.settled();

    expect(types()).toEqual(['call.session_started']);
  });

  it('does not keep others back while it is delayed', async () => {
    const late = emulator.webhooks.send('call.live_started', { call_cid: 'a:1' }, { delay: 30 });
    await emulator.webhooks.send('call.updated', { call_cid: 'a:1' });
    await late;

    expect(types()).toEqual(['call.updated', 'call.live_started']);
  });

  it('is compressed when asked for, and not signed over the compressed bytes', async () => {
    await emulator.webhooks.send('user.updated', {}, { gzip: true });

    const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = receiver.received;
    const sign = (bytes: Buffer) => createHmac('sha256', emulator.apiSecret).update(bytes).digest('hex');
    expect(headers['x-signature']).toBe(sign(gunzipSync(body)));
    expect(headers['x-signature']).not.toBe(sign(body));
  });

  it('has a well-formed signature by another secret when that is to be bad', async () => {
    await emulator.webhooks.send('user.updated', {}, { badSignature: true });

    const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = receiver.received;
    expect(headers['x-signature']).toMatch(/^[0-9a-f]{64}$/);
    expect(headers['x-signature']).not.toBe(
      createHmac('sha256', emulator.apiSecret).update(body).digest('hex'),
    );
  });

  it('goes to one address and not to the hooks when it names one', async () => {
    const other = await startHookReceiver(200);
    const { deliveries } = await emulator.webhooks.send('custom', {}, { url: other.url });
    await other.close();

    expect(deliveries.map(({ target }) => target)).toEqual([other.url]);
    expect(receiver.received).toHaveLength(0);
    expect(other.received).toHaveLength(1);
  });

  it('is completed from the state by what it names', async () => {
    const stream = new EmulatorHttp(emulator);
    await stream.post('/video/call/default/c1', { data: { created_by: { id: 'john', name: 'John' } } });
    const { payload } = await emulator.webhooks.send('call.accepted', {
      call_cid: 'default:c1',
      user: { id: 'john' },
      at: new Date(0),
    });

    expect(payload).toMatchObject({
      type: 'call.accepted',
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/),
      call_cid: 'default:c1',
      call: { cid: 'default:c1', created_by: { name: 'John' } },
      user: { id: 'john', name: 'John' },
      at: '1970-01-01T00:00:00.000Z',
    });
  });

  it('belongs to the app that is named, and is signed with its secret', async () => {
    const other = emulator.createApp();
    const { apiKey } = other;
    await emulator.webhooks.send('user.updated', {}, { apiKey, url: receiver.url });

    const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = receiver.received;
    expect(headers['x-api-key']).toBe(apiKey);
    expect(headers['x-signature']).toBe(createHmac('sha256', other.apiSecret).update(body).digest('hex'));
    expect(emulator.events()).toEqual([]);
    expect(emulator.events(apiKey)).toHaveLength(1);
    await expect(emulator.webhooks.send('user.updated', {}, { apiKey: 'none' })).rejects.toThrow('"none"');
  });
});
