import { EmulatorHttp } from '../../../../test/support/emulator-http';
import { startStreamEmulator, type StreamEmulator } from '../../index';

interface Member {
  readonly user_id: string;
}

let emulator: StreamEmulator;
let server: EmulatorHttp;
const call = '/video/call/default/c1';

beforeAll(async () => {
  emulator = await startStreamEmulator();
});
afterAll(() => emulator.close());
beforeEach(async () => {
  server = new EmulatorHttp({ url: emulator.url, ...emulator.createApp() });
  const users = Object.fromEntries(['jack', 'jane', 'john'].map((id) => [id, { id }]));
  await server.post('/users', { users });
  await server.post(call, { data: { created_by_id: 'john', members: [{ user_id: 'john', role: 'admin' }] } });
});

function change(body: object) {
  return server.post(`${call}/members`, body);
}

function idsOf({ members }: { members: readonly Member[] }): string[] {
  return members.map(({ user_id }) => user_id);
}

async function query(body: object = {}): Promise<string[]> {
  const answer = await server.post<{ members: readonly Member[] }>('/video/call/members', {
    type: 'default',
    id: 'c1',
    ...body,
  });
  return idsOf(answer.body);
}

describe('UpdateCallMembers', () => {
  it('answers with the members of the request in its order', async () => {
    const { status, body } = await change({
      update_members: [
        { user_id: 'jane', role: 'host', custom: { a: 1 } },
        { user_id: 'john' },
        { user_id: 'jack' },
      ],
    });
    expect(status).toBe(201);
    expect(idsOf(body)).toEqual(['jane', 'john', 'jack']);
    expect(body.members[0]).toMatchObject({ role: 'host', custom: { a: 1 }, user: { id: 'jane' } });
  });

  it('replaces the role and custom data that are sent and keeps what is not', async () => {
    await change({ update_members: [{ user_id: 'john', custom: { a: 1, b: 2 } }] });
    const { body } = await change({ update_members: [{ user_id: 'john', role: 'user' }] });
    expect(body.members[0]).toMatchObject({ role: 'user', custom: { a: 1, b: 2 } });
    const { body: replaced } = await change({ update_members: [{ user_id: 'john', custom: { c: 3 } }] });
    expect(replaced.members[0]).toMatchObject({ role: 'user', custom: { c: 3 } });
    expect(replaced.members[0].created_at).toBeLessThan(replaced.members[0].updated_at);
  });

  it('removes last, and ignores who is no member', async () => {
    const { body } = await change({
      update_members: [{ user_id: 'jane' }, { user_id: 'jack' }],
      remove_members: ['jane', 'nobody'],
    });
    expect(idsOf(body)).toEqual(['jack']);
    expect(await query()).toEqual(['jack', 'john']);
    expect((await change({ remove_members: ['john'] })).body.members).toEqual([]);
  });

  it('adds nobody when one of the users does not exist', async () => {
    const { status, body } = await change({
      update_members: [{ user_id: 'jane' }, { user_id: 'x' }, { user_id: 'y' }],
    });
    expect([status, body.code]).toEqual([400, 4]);
    expect(body.message).toBe(`UpdateCallMembers failed with error: "the provided users [x y] don't exist"`);
    expect(await query()).toEqual(['john']);
  });

  it('refuses roles that do not exist and lists that are too long', async () => {
    const { body: role } = await change({ update_members: [{ user_id: 'jane', role: 'king' }] });
    expect(role.message).toContain('role "king" does not exist');
    const { body: list } = await change({ remove_members: Array(101).fill('x') });
    expect(list.message).toContain('remove_members must contain at maximum 100 items');
  });
});

describe('QueryCallMembers', () => {
  beforeEach(() => change({ update_members: [{ user_id: 'jane' }, { user_id: 'jack', custom: { a: 1 } }] }));

  it('lists the newest first, those added together by id', async () => {
    expect(await query()).toEqual(['jack', 'jane', 'john']);
    expect(await query({ sort: [{ field: 'created_at', direction: -1 }] })).toEqual(['jack', 'jane', 'john']);
    expect(await query({ sort: [{ field: 'user_id', direction: -1 }] })).toEqual(['john', 'jane', 'jack']);
  });

  it('filters by user, role and custom data', async () => {
    expect(await query({ filter_conditions: { role: 'admin' } })).toEqual(['john']);
    expect(await query({ filter_conditions: { role: null } })).toEqual(['jack', 'jane']);
    expect(await query({ filter_conditions: { 'custom.a': 1 } })).toEqual(['jack']);
    expect(await query({ filter_conditions: { user_id: { $gt: 'jack' }, call_cid: 'default:c1' } })).toEqual([
      'jane',
      'john',
    ]);
    expect(await query({ filter_conditions: { call_cid: 'default:other' } })).toEqual([]);
  });

  it('pages there and back', async () => {
    const path = '/video/call/members';
    const request = { type: 'default', id: 'c1', limit: 2, sort: [{ field: 'user_id', direction: 1 }] };
    const { body: first } = await server.post(path, request);
    expect(idsOf(first)).toEqual(['jack', 'jane']);
    const { body: second } = await server.post(path, { ...request, next: first.next });
    expect(idsOf(second)).toEqual(['john']);
    expect(second).not.toHaveProperty('next');
    const { body: back } = await server.post(path, { ...request, prev: second.prev });
    expect(back.members).toEqual(first.members);
  });

  it.each([
    [{ type: 'default' }, 400, 'id is a required field'],
    [{ type: 'default', id: 'nope' }, 404, "Can't find call with id default:nope"],
    [{ type: 'default', id: 'c1', limit: 101 }, 400, 'limit must be 100 or less'],
    [{ type: 'default', id: 'c1', limit: -1 }, 400, 'limit must be 0 or greater'],
    [{ type: 'default', id: 'c1', next: '%' }, 400, 'next is not a valid cursor for this query'],
    [{ type: 'default', id: 'c1', filter_conditions: { name: 'x' } }, 400, 'unrecognized field \\"name\\"'],
  ])('answers %j with %d', async (request, status, reason) => {
    const answer = await server.post('/video/call/members', request);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body.message)).toContain(reason);
  });
});
