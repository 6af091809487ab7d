import { EmulatorHttp } from '../../../test/support/emulator-http';
import { startStreamEmulator, type AppState, type StreamEmulator } from '../index';

let emulator: StreamEmulator;
let server: EmulatorHttp;
const call = '/video/call/default/c1';

beforeAll(async () => {
  emulator = await startStreamEmulator();
  server = new EmulatorHttp(emulator);
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.reset();
});

function withoutDuration(body: unknown): unknown {
  return { ...(body as object), duration: undefined };
}

describe('calls in the state of an app', () => {
  it('come back from an export as they were, in their order', async () => {
    await server.post('/users', { users: { jane: { id: 'jane' } } });
    await server.post('/video/calltypes', { name: 'webinar', grants: { host: ['end-call'] } });
    await server.post(call, {
      ring: true,
      data: {
        created_by_id: 'john',
        team: 'red',
        custom: { color: 'blue' },
        starts_at: '2026-01-01T00:00:00Z',
        members: [{ user_id: 'jane', role: 'host', custom: { a: 1 } }, { user_id: 'john' }],
        settings_override: { backstage: { enabled: true } },
      },
    });
    await server.post(`${call}/block`, { user_id: 'jane' });
    await server.post(`${call}/user_permissions`, { user_id: 'jane', grant_permissions: ['send-video'] });
    await server.post('/video/call/webinar/c2', { data: { created_by_id: 'john' } });
    await server.post('/video/call/webinar/c2/mark_ended');
    const read = () =>
      Promise.all([
        server.post<unknown>('/video/calls').then(({ body }) => withoutDuration(body)),
        server
          .as('jane')
          .post<unknown>('/video/calls')
          .then(({ body }) => withoutDuration(body)),
        server.get<unknown>('/video/calltypes').then(({ body }) => withoutDuration(body)),
      ]);
    const before = await read();

    const state = emulator.exportState();
    emulator.reset();
    expect((await server.post('/video/calls')).body.calls).toEqual([]);
    emulator.importState(JSON.parse(JSON.stringify(state)) as AppState);

    expect(await read()).toEqual(before);
    expect(emulator.exportState()).toEqual(state);
  });

  it('may be written by hand with little more than their ids', async () => {
    emulator.importState({
      users: [{ id: 'john' }],
      call_types: [{ name: 'webinar' }],
      calls: [
        { type: 'default', id: 'late', created_by: 'john', created_at: '2026-01-02T00:00:00Z' },
        { type: 'webinar', id: 'early', created_by: 'john', created_at: '2026-01-01T00:00:00Z' },
      ],
    });
    const { body } = await server.post<{ calls: { call: { id: string } }[] }>('/video/calls');
    expect(body.calls.map((found) => found.call.id)).toEqual(['late', 'early']);
  });

  it.each([
    [{ calls: [{ type: 'default', id: 'a', created_by: 'ghost' }] }, 'names users that do not exist: ghost'],
    [{ calls: [{ type: 'nope', id: 'a', created_by: 'john' }] }, 'is of an unknown call type'],
    [
      {
        calls: [
          { type: 'default', id: 'a', created_by: 'john' },
          { type: 'default', id: 'a', created_by: 'john' },
        ],
      },
      '"default:a" appears twice',
    ],
  ])('are refused for %j', (state, reason) => {
    expect(() => {
      emulator.importState({ users: [{ id: 'john' }], ...state });
    }).toThrow(reason);
  });
});
