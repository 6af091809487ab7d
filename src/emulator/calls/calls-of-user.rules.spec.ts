import { EmulatorHttp } from '../../../test/support/emulator-http';
import { startStreamEmulator, type StreamEmulator } from '../index';

let emulator: StreamEmulator;
let server: EmulatorHttp;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});
afterAll(() => emulator.close());
beforeEach(async () => {
  server = new EmulatorHttp({ url: emulator.url, ...emulator.createApp() });
  const users = Object.fromEntries(['ann', 'bob', 'eve'].map((id) => [id, { id }]));
  await server.post('/users', { users });
  await aCall('two', ['ann', 'bob']);
  await aCall('three', ['ann', 'bob', 'eve']);
});

async function aCall(id: string, members: string[]) {
  const data = { created_by_id: 'ann', members: members.map((user_id) => ({ user_id })) };
  await server.post(`/video/call/default/${id}`, { data });
}

function deleteAnn(how: object) {
  return server.post('/users/delete', { user_ids: ['ann'], ...how });
}

const hard = { user: 'hard', messages: 'hard', conversations: 'hard' };

describe('deleting a user', () => {
  it('softly leaves calls and memberships', async () => {
    expect((await deleteAnn({})).status).toBe(201);
    const { body } = await server.get('/video/call/default/two');
    expect(body.call.created_by).toMatchObject({ id: 'ann', deleted_at: expect.any(Number) });
    expect(body.members).toHaveLength(2);
  });

  it('takes the calls of two along when asked to, and only those', async () => {
    await deleteAnn({ calls: 'soft' });
    expect((await server.get('/video/call/default/two')).status).toBe(404);
    expect((await server.get('/video/call/default/three')).status).toBe(200);
  });

  it('for good hands its calls to the owner named and ends its memberships', async () => {
    await deleteAnn({ ...hard, new_call_owner_id: 'eve' });
    const { body } = await server.post('/video/calls', { filter_conditions: { created_by_user_id: 'eve' } });
    expect(body.calls).toHaveLength(2);
    const { body: three } = await server.get<{ members: { user_id: string }[] }>('/video/call/default/three');
    expect(three.members.map(({ user_id }) => user_id)).toEqual(['bob', 'eve']);
    const gone = { filter_conditions: { members: { $in: ['ann'] } } };
    expect((await server.post('/video/calls', gone)).body.calls).toEqual([]);
  });

  it('for good hands its calls to a placeholder when nobody is named', async () => {
    await deleteAnn(hard);
    const { body } = await server.get('/video/call/default/three');
    expect(body.call.created_by.id).toMatch(/^delete-user-[0-9a-f]+$/);
  });
});
