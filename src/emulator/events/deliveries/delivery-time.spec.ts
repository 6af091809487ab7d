import { EmulatorHttp } from '../../../../test/support/emulator-http';
import { startHookReceiver, type HookReceiver } from '../../../../test/support/hook-receiver';
import { startStreamEmulator, type EventDelivery, type StreamEmulator } from '../../index';

describe('the time for a delivery', () => {
  let emulator: StreamEmulator;
  let receiver: HookReceiver;

  beforeEach(async () => {
    emulator = await startStreamEmulator();
    receiver = await startHookReceiver(() => undefined);
    // Only what the emulator measures with: the connections need the rest.
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'clearImmediate', 'nextTick', 'queueMicrotask'] });
  });

  afterEach(async () => {
    jest.useRealTimers();
    await receiver.close();
    await emulator.close();
  });

  const attemptsReceived = async (count: number) => {
    while (receiver.received.length < count) await new Promise((resolve) => setImmediate(resolve));
  };
  const delivery = (): EventDelivery | undefined => emulator.events()[0]?.deliveries[0];

  it('is 6 seconds for an attempt and 15 for all, so that a third attempt has 3 left', async () => {
    const sent = emulator.webhooks.send('custom', {}, { url: receiver.url });
    await attemptsReceived(1);
    await jest.advanceTimersByTimeAsync(5999);
    expect(delivery()?.attempts).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(1);
    await attemptsReceived(2);
    await jest.advanceTimersByTimeAsync(6000);
    await attemptsReceived(3);
    await jest.advanceTimersByTimeAsync(2999);
    expect(delivery()).toMatchObject({ state: 'pending', attempts: [{ number: 1 }, { number: 2 }] });
    await jest.advanceTimersByTimeAsync(1);

    expect((await sent).deliveries[0]).toMatchObject({
      state: 'failed',
      attempts: [
        { duration: 6000, error: 'timeout' },
        { duration: 6000, error: 'timeout' },
        { duration: 3000, error: 'timeout' },
      ],
    });
  });

  it('is what the hook says for an attempt, where it says so', async () => {
    jest.useRealTimers();
    const event_hooks = [{ hook_type: 'webhook', webhook_url: receiver.url, timeout_ms: 14_000 }];
    await new EmulatorHttp(emulator).patch('/app', { event_hooks });
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'clearImmediate', 'nextTick', 'queueMicrotask'] });
    const sent = emulator.webhooks.send('user.updated');
    await attemptsReceived(1);
    await jest.advanceTimersByTimeAsync(13_999);
    expect(receiver.received).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    await attemptsReceived(2);
    await jest.advanceTimersByTimeAsync(1000);

    expect((await sent).deliveries[0]?.attempts).toMatchObject([{ duration: 14_000 }, { duration: 1000 }]);
  });

  it('begins with the first attempt, of which a hook gets 50 at once', async () => {
    jest.useRealTimers();
    const event_hooks = [{ hook_type: 'webhook', webhook_url: receiver.url, timeout_ms: 60_000 }];
    await new EmulatorHttp(emulator).patch('/app', { event_hooks });
    const send = (number: number) =>
      emulator.webhooks.send('call.updated', { call_cid: `a:${String(number)}` });
    const sent = Array.from({ length: 60 }, (_, number) => send(number));
    await attemptsReceived(50);
    await new Promise((resolve) => setImmediate(resolve));
    const open = receiver.received.length;
    await emulator.close();
    const ends = (await Promise.all(sent)).map(({ deliveries }) => deliveries[0]?.attempts.length);

    expect(open).toBe(50);
    expect(ends.filter((attempts) => attempts === 0)).toHaveLength(10);
  });
});
