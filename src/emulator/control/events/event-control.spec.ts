import { startHookReceiver } from '../../../../test/support/hook-receiver';
import { startStreamEmulator, type StreamEmulator } from '../..';

describe('the control API for events', () => {
  let emulator: StreamEmulator;

  beforeAll(async () => {
    emulator = await startStreamEmulator();
  });

  beforeEach(() => {
    emulator.reset();
  });

  afterAll(() => emulator.close());

  async function control(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    const response = await fetch(`${emulator.url}/_emulator/${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  it('sends events, with all options, and says what became of them', async () => {
    const receiver = await startHookReceiver(200);
    const { url, received } = receiver;
    const { status, body } = await control('POST', 'webhooks/send', {
      type: 'user.updated',
      fields: { user: { id: 'x' } },
      options: { url, duplicate: true, gzip: true },
    });
    await receiver.close();

    expect(status).toBe(200);
    expect(body.event).toMatchObject({
      payload: { type: 'user.updated', user: { id: 'x' } },
      deliveries: [{ state: 'delivered' }, { state: 'delivered' }],
    });
    expect(received.map(({ headers }) => headers['content-encoding'])).toEqual(['gzip', 'gzip']);
  });

  it('lists events, of one type if that is named', async () => {
    await emulator.webhooks.send('call.created');
    await emulator.webhooks.send('call.ended');
    const all = await control('GET', 'events');
    const some = await control('GET', 'events?type=call.ended');

    expect(all.body.events).toMatchObject([{ type: 'call.created' }, { type: 'call.ended' }]);
    expect(some.body.events).toMatchObject([{ type: 'call.ended', deliveries: [] }]);
  });

  it('waits for the next event', async () => {
    const waiting = control('POST', 'events/next?type=call.ended&timeout=5000');
    await emulator.webhooks.send('call.created');
    await emulator.webhooks.send('call.ended');

    await expect(waiting).resolves.toMatchObject({ status: 200, body: { event: { type: 'call.ended' } } });
    await expect(control('POST', 'events/next?type=call.ended&timeout=1')).resolves.toEqual({
      status: 404,
      body: { statusCode: 404, message: expect.stringContaining('No call.ended was emitted within 1 ms') },
    });
  });

  it('takes no event away for a client that is gone', async () => {
    const abort = new AbortController();
    const url = `${emulator.url}/_emulator/events/next?type=call.ended`;
    const waiting = fetch(url, { method: 'POST', signal: abort.signal }).catch((error: unknown) =>
      String(error),
    );
    // Answers to later requests tell that the server knows of what went before.
    await control('GET', 'events');
    const inTime = control('POST', 'events/next?type=call.ended&timeout=1000');
    await control('GET', 'events');
    abort.abort();
    await expect(waiting).resolves.toContain('AbortError');
    for (let count = 0; count < 3; count += 1) await control('GET', 'events');
    await emulator.webhooks.send('call.ended');

    await expect(inTime).resolves.toMatchObject({ status: 200 });
  });

  it('waits until all deliveries have ended', async () => {
    const receiver = await startHookReceiver(200);
    const { url, received } = receiver;
    await emulator.webhooks.send('call.created', {}, { url, reorder: true });
    const { body } = await control('POST', 'webhooks/settled');
    await receiver.close();

    expect(received).toHaveLength(1);
    expect(body.events).toMatchObject([{ deliveries: [{ state: 'delivered' }] }]);
  });

  it('acts on the app whose key is named', async () => {
    const { apiKey } = emulator.createApp();
    await control('POST', `webhooks/send?api_key=${apiKey}`, { type: 'custom' });

    expect(emulator.events()).toEqual([]);
    expect(emulator.events(apiKey)).toMatchObject([{ type: 'custom' }]);
    await expect(control('GET', 'events?api_key=none')).resolves.toMatchObject({ status: 404 });
  });

  it.each([
    ['POST', 'webhooks/send', {}, 400, 'type is a required field'],
    ['POST', 'webhooks/send', { type: 'custom', options: { delay: -1 } }, 400, 'options.delay'],
    ['POST', 'webhooks/send', { type: 'custom', options: { duplicate: 1000 } }, 400, 'duplicate'],
    ['POST', 'events/next?timeout=x', undefined, 400, 'timeout'],
    ['GET', 'nothing', undefined, 404, 'the control API has no GET /_emulator/nothing'],
    ['DELETE', 'events', undefined, 404, 'the control API has no DELETE /_emulator/events'],
  ])('refuses %s %s with %j', async (method, path, body, status, message) => {
    await expect(control(method, path, body)).resolves.toEqual({
      status,
      body: { statusCode: status, message: expect.stringContaining(message) },
    });
  });

  it('is closed to web pages', async () => {
    const headers = { origin: 'http://localhost:3000' };

    await expect(control('GET', 'events', undefined, headers)).resolves.toMatchObject({ status: 403 });
  });
});
