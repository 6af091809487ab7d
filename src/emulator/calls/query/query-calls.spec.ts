import { EmulatorHttp } from '../../../../test/support/emulator-http';
import { startStreamEmulator, type StreamEmulator } from '../../index';

let emulator: StreamEmulator;
let server: EmulatorHttp;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => {
  server = new EmulatorHttp({ url: emulator.url, ...emulator.createApp() });
});

async function aCall(type: string, id: string, data: object = {}) {
  await server.post(`/video/call/${type}/${id}`, { data: { created_by_id: 'john', ...data } });
}

interface Found {
  readonly calls: readonly { readonly call: { readonly id: string } }[];
  readonly next?: string;
  readonly prev?: string;
}

async function query(body?: object, caller = server): Promise<Found> {
  return (await caller.post<Found>('/video/calls', body)).body;
}

async function ids(body?: object, caller = server): Promise<string[]> {
  return (await query(body, caller)).calls.map(({ call }) => call.id);
}

describe('QueryCalls', () => {
  it('lists the newest calls first, 25 to a page, without any body', async () => {
    for (let index = 0; index < 27; index += 1) await aCall('default', `c${index}`);
    const found = await query();
    expect(found.calls).toHaveLength(25);
    expect(found.calls[0]?.call.id).toBe('c26');
    expect(found).not.toHaveProperty('prev');
    expect(await ids({ next: found.next })).toEqual(['c1', 'c0']);
  });

  it('shows each call with its members and what the caller may do', async () => {
    await aCall('default', 'c1', { members: [{ user_id: 'john' }] });
    const { body } = await server.post('/video/calls', {});
    expect(body.calls[0]).toMatchObject({ call: { cid: 'default:c1' }, members: [{ user_id: 'john' }] });
    expect(body.calls[0].own_capabilities).toContain('end-call');
    const { body: own } = await server.as('john').post('/video/calls', {});
    expect(own.calls[0].own_capabilities).not.toContain('join-backstage');
  });

  it('filters by every field', async () => {
    await server.post('/users', { users: { jane: { id: 'jane' } } });
    await aCall('default', 'a', {
      team: 'red',
      custom: { color: 'blue', tags: ['x'] },
      members: [{ user_id: 'jane' }],
    });
    await aCall('livestream', 'b', { created_by_id: 'jane', starts_at: '2026-06-01T00:00:00Z' });
    await aCall('default', 'c');
    await server.post('/video/call/default/c/mark_ended');
    const cases: [object, string[]][] = [
      [{ type: 'livestream' }, ['b']],
      [{ cid: { $in: ['default:a', 'default:none'] } }, ['a']],
      [{ cid: 'default:none' }, []],
      [{ id: { $gt: 'a' } }, ['c', 'b']],
      [{ team: 'red' }, ['a']],
      [{ team: null }, ['c', 'b']],
      [{ created_by_user_id: 'jane' }, ['b']],
      [{ members: { $in: ['jane', 'nobody'] } }, ['a']],
      [{ backstage: true }, ['b']],
      [{ ongoing: true }, []],
      [{ ongoing: false, ended_at: null }, ['b', 'a']],
      [{ ended_at: { $exists: true } }, ['c']],
      [{ starts_at: { $gt: '2026-01-01T00:00:00Z' } }, ['b']],
      [{ parent_call_cid: null }, ['c', 'b', 'a']],
      [{ 'custom.color': { $in: ['red', 'blue'] } }, ['a']],
      [{ 'custom.tags': { $contains: 'x' } }, ['a']],
      [{ $or: [{ members: { $in: ['jane'] } }, { created_by_user_id: 'jane' }] }, ['b', 'a']],
    ];
    for (const [filter_conditions, expected] of cases) {
      expect([filter_conditions, await ids({ filter_conditions })]).toEqual([filter_conditions, expected]);
    }
  });

  it('drops nothing that has no value to sort by, and puts it last', async () => {
    await aCall('default', 'a');
    await aCall('default', 'b', { starts_at: '2026-06-01T00:00:00Z' });
    await aCall('default', 'c', { starts_at: '2026-07-01T00:00:00Z' });
    const sortBy = (direction: number) => ids({ sort: [{ field: 'starts_at', direction }], limit: 3 });
    expect(await sortBy(-1)).toEqual(['c', 'b', 'a']);
    expect(await sortBy(1)).toEqual(['b', 'c', 'a']);
  });

  it('lets users see what they may read', async () => {
    await aCall('default', 'open');
    await server.post('/video/calltypes', { name: 'secret', grants: { user: [] } });
    await aCall('secret', 'closed', { members: [{ user_id: 'john' }] });
    await server.post('/users', { users: { jane: { id: 'jane' } } });
    expect(await ids({}, server.as('jane'))).toEqual(['open']);
    expect(await ids({}, server.as('john'))).toEqual(['closed', 'open']);
  });

  it('takes a cursor with the same sort or without one', async () => {
    for (const id of ['a', 'b', 'c']) await aCall('default', id);
    const request = {
      sort: [{ field: 'created_at', direction: 1 }],
      limit: 2,
      filter_conditions: { type: 'default' },
    };
    const { next } = await query(request);
    expect(await ids({ ...request, next })).toEqual(['c']);
    expect(await ids({ filter_conditions: request.filter_conditions, next })).toEqual(['c']);
  });

  it('refuses a sort beside a cursor when the emulator is told to', async () => {
    const strict = await startStreamEmulator({ strictCursors: true });
    server = new EmulatorHttp(strict);
    for (const id of ['a', 'b', 'c']) await aCall('default', id);
    const sort = [{ field: 'id' }];
    const { next } = await query({ sort, limit: 2 });
    const { status, body } = await server.post('/video/calls', { sort, limit: 2, next });
    expect([status, body.message]).toEqual([
      400,
      'QueryCalls failed with error: "cannot specify sort and next/prev at the same time"',
    ]);
    expect(await ids({ limit: 2, next })).toEqual(['c']);
    await strict.close();
  });

  it.each([
    [{ limit: 101 }, 'limit must be 100 or less'],
    [{ limit: -1 }, 'limit must be 0 or greater'],
    [{ next: 'x', prev: 'y' }, 'cannot specify next and prev at the same time'],
    [{ next: 'x' }, 'next is not a valid cursor for this query'],
    [{ filter_conditions: { title: 'x' } }, 'unrecognized field "title"'],
    [{ filter_conditions: { members: 'x' } }, 'operator "$eq" is not allowed for field "members"'],
    [{ filter_conditions: { created_at: 'x' } }, 'expected date for field "created_at" but got "x"'],
    [{ sort: [{ field: 'team' }] }, 'sort by [team] is not supported'],
    [{ sort: [{ field: 'id', direction: 2 }] }, 'sort[0].direction must be one of [1 -1 0]'],
    [{ sort: [{}, {}, {}] }, 'sort must contain at maximum 2 items'],
    [{ filter_conditions: [] }, 'expected object for field "filter_conditions"'],
  ])('refuses %j', async (request, reason) => {
    const { status, body } = await server.post('/video/calls', request);
    expect([status, body.code]).toEqual([400, 4]);
    expect(body.message).toContain(reason);
  });
});
