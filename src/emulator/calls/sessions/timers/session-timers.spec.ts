import { emulatedCalls } from '../../../../../test/support/emulated-call';
import { EmulatorHttp } from '../../../../../test/support/emulator-http';
import { startStreamEmulator } from '../../..';

const calls = emulatedCalls();

describe('time', () => {
  it('ends a session without participants after the inactivity timeout, and not the call', async () => {
    const { server, path, call, advance, news, latest } = await calls.make();
    const { session_id } = call.join('john');
    call.leave('john');
    news();
    advance(29);
    expect(news()).toEqual([]);
    advance(1);
    expect(news()).toEqual(['call.session_ended']);
    expect(latest('call.session_ended')).toMatchObject({ session_id, call: { ended_at: null } });
    const { body } = await server.get(path);
    expect(body.call).toMatchObject({ current_session_id: session_id, ended_at: null });
    expect(body.call.session.ended_at).toBeGreaterThan(body.call.session.started_at);

    expect(call.join('john').session_id).not.toBe(session_id);
    expect(news()[0]).toBe('call.session_started');
  });

  it('lets a session go on where somebody comes back in time', async () => {
    const { call, advance, news } = await calls.make({
      settings: { session: { inactivity_timeout_seconds: 5 } },
    });
    const { session_id } = call.join('john');
    call.leave('john');
    advance(4);
    expect(call.join('jane').session_id).toBe(session_id);
    advance(3600);
    expect(news()).not.toContain('call.session_ended');
  });

  it('ends a call at its limit, for everybody', async () => {
    const { server, path, call, advance, news, latest } = await calls.make({
      settings: { limits: { max_duration_seconds: 60 } },
    });
    call.join('john');
    const { session } = (await server.get(path)).body.call;
    expect(session.timer_ends_at - session.started_at).toBe(60e9);
    advance(30);
    await server.patch(path, { settings_override: { limits: { max_duration_seconds: 90 } } });
    news();
    advance(40);
    expect(news()).toEqual([]);
    advance(40);
    expect(news()).toEqual([
      'call.ended',
      'call.session_participant_left',
      'call.session_participant_count_updated',
      'call.session_ended',
    ]);
    expect(latest('call.ended')).not.toHaveProperty('user');
    expect(latest('call.session_participant_left')).toMatchObject({ duration_seconds: 90 });
    expect((await server.get(path)).body.call.ended_at).not.toBeNull();
  });

  it('follows the limit of the call type', async () => {
    const { server, call, advance, news } = await calls.make();
    call.join('john');
    await server.put('/video/calltypes/default', { settings: { limits: { max_duration_seconds: 10 } } });
    news();
    advance(10);
    expect(news()[0]).toBe('call.ended');
  });

  it('works by itself too, by the clock that the emulator was given', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const emulator = await startStreamEmulator({ clock: { now: () => now } });
    const server = new EmulatorHttp(emulator);
    await server.post('/video/call/default/c1', { data: { created_by_id: 'john' } });
    emulator.call('default:c1').join('john');
    emulator.call('default:c1').leave('john');
    now += 29_000;
    expect((await server.get('/video/call/default/c1')).body.call.session.ended_at).toBeNull();
    now += 2000;
    expect((await server.get('/video/call/default/c1')).body.call.session.ended_at).not.toBeNull();
    await emulator.close();
  });

  it('needs nobody to ask for it', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'performance'] });
    const emulator = await startStreamEmulator({
      seed: {
        users: [{ id: 'john' }],
        calls: [
          {
            type: 'default',
            id: 'c1',
            created_by: 'john',
            session: {
              id: 's1',
              started_at: new Date(Date.now() - 5000).toISOString(),
              empty_since: new Date().toISOString(),
            },
          },
        ],
      },
    });
    const ended = emulator.nextEvent('call.session_ended', { timeout: 60_000 });
    jest.advanceTimersByTime(31_000);
    jest.useRealTimers();
    expect((await ended).payload).toMatchObject({ session_id: 's1' });
    await emulator.close();
  });

  it('stands still for what a reset has taken away', async () => {
    const emulator = await startStreamEmulator();
    await new EmulatorHttp(emulator).post('/video/call/default/c1', { data: { created_by_id: 'john' } });
    emulator.call('default:c1').join('john');
    emulator.call('default:c1').leave('john');
    emulator.reset();
    emulator.advance(60_000);
    expect(emulator.events()).toEqual([]);
    await emulator.close();
  });
});
