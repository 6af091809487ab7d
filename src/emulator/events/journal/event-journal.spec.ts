import { EmulatorHttp } from '../../../../test/support/emulator-http';
import { startStreamEmulator, type StreamEmulator } from '../../index';

describe('the journal of events', () => {
  const running: StreamEmulator[] = [];

  afterEach(async () => {
    await Promise.all(running.splice(0).map((emulator) => emulator.close()));
  });

  async function start(eventsKept?: number): Promise<StreamEmulator> {
    const emulator = await startStreamEmulator({ eventsKept });
    running.push(emulator);
    return emulator;
  }

  const upsert = (emulator: StreamEmulator, name: string) =>
    new EmulatorHttp(emulator).post('/users', { users: { john: { id: 'john', name } } });

  it('keeps what was emitted, oldest first, without any hook', async () => {
    const emulator = await start();
    for (const name of ['a', 'b', 'c']) await upsert(emulator, name);

    const names = emulator.events().map(({ payload }) => (payload.user as { name: string }).name);
    expect(names).toEqual(['b', 'c']);
  });

  it('forgets the oldest beyond its size', async () => {
    const emulator = await start(3);
    for (let count = 0; count < 10; count += 1) await emulator.webhooks.send(`type-${String(count)}`);

    expect(emulator.events().map(({ type }) => type)).toEqual(['type-7', 'type-8', 'type-9']);
  });

  it('keeps nothing at size 0, and still hands out the event that is waited for', async () => {
    const emulator = await start(0);
    await emulator.webhooks.send('user.updated');
    const waiting = emulator.nextEvent('user.updated');
    await emulator.webhooks.send('user.updated');

    await expect(waiting).resolves.toMatchObject({ type: 'user.updated' });
    expect(emulator.events()).toEqual([]);
  });

  it('gives an event that was emitted before it is asked for', async () => {
    const emulator = await start();
    await upsert(emulator, 'a');
    await upsert(emulator, 'b');

    await expect(emulator.nextEvent('user.updated')).resolves.toMatchObject({
      payload: { user: { name: 'b' } },
    });
  });

  it('gives each event once, to those who wait in their order', async () => {
    const emulator = await start();
    const waiting = [emulator.nextEvent('user.updated'), emulator.nextEvent('user.updated')];
    for (const name of ['a', 'b', 'c', 'd']) await upsert(emulator, name);

    const third = await emulator.nextEvent('user.updated');
    const names = [...(await Promise.all(waiting)), third].map(
      ({ payload }) => (payload.user as { name: string }).name,
    );
    expect(names).toEqual(['b', 'c', 'd']);
  });

  it('tells what there was instead when an event does not come in time', async () => {
    const emulator = await start();
    await emulator.webhooks.send('call.created');
    await emulator.webhooks.send('call.ring');

    await expect(emulator.nextEvent('call.ended', { timeout: 20 })).rejects.toThrow(
      'No call.ended was emitted within 20 ms. The latest events: call.created, call.ring.',
    );
  });

  it('hands out copies: what is done with them changes nothing', async () => {
    const emulator = await start();
    await upsert(emulator, 'a');
    await new EmulatorHttp(emulator).patch('/users', { users: [{ id: 'john', set: { color: 'red' } }] });
    const { payload } = await emulator.nextEvent('user.updated');
    (payload.user as { custom: { color: string } }).custom.color = 'blue';

    expect(emulator.exportState().users?.[0]?.custom).toEqual({ color: 'red' });
  });

  it('is empty after a reset, while those who wait go on waiting', async () => {
    const emulator = await start();
    await emulator.webhooks.send('call.created');
    const waiting = emulator.nextEvent('call.ended');
    emulator.reset();
    expect(emulator.events()).toEqual([]);
    await emulator.webhooks.send('call.ended');

    await expect(waiting).resolves.toMatchObject({ type: 'call.ended' });
  });

  it('knows the events of each app apart', async () => {
    const emulator = await start();
    const { apiKey } = emulator.createApp();
    const waiting = emulator.nextEvent('user.updated', { apiKey });
    await emulator.webhooks.send('user.updated', { n: 1 });
    await emulator.webhooks.send('user.updated', { n: 2 }, { apiKey });

    await expect(waiting).resolves.toMatchObject({ payload: { n: 2 } });
    expect(() => emulator.events('none')).toThrow('"none"');
  });
});
