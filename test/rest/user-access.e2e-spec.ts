import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { A_PLATFORM } from '../support/platforms';
import { type RestHost } from './rest-host';
import { as, startTrustingHost } from './trusting-host';

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterAll(() => emulator.close());

const newStream = () => {
  const { apiKey, apiSecret } = emulator.createApp();
  return { apiKey, apiSecret, baseUrl: emulator.url };
};

describe.each(A_PLATFORM)('access of users on %s', (platform) => {
  let host: RestHost;
  const service = as('service', 'backend');
  const [john, jack, jane] = ['john', 'jack', 'jane'].map((id) => as('user', id)) as [object, object, object];
  const send = (principal: object, method: string, path: string, body?: unknown) =>
    host.request(method, path, body, principal as Record<string, string>);

  beforeAll(async () => {
    host = await startTrustingHost(platform, newStream());
  });

  beforeEach(async () => {
    emulator.reset();
    await send(service, 'PUT', '/users', { users: [{ id: 'john' }, { id: 'jack' }, { id: 'jane' }] });
    await send(service, 'PUT', '/calls/default/standup', {
      data: { created_by_id: 'john', members: [{ user_id: 'jack' }] },
    });
  });

  afterAll(() => host.close());

  it('lets them mint tokens for themselves only, without powers', async () => {
    const own = await send(john, 'POST', '/users/john/tokens', { validity_in_seconds: 60 });
    const others = await send(john, 'POST', '/users/jack/tokens', {});
    const role = await send(john, 'POST', '/users/john/tokens', {
      call_cids: ['default:a'],
      role: 'admin',
    });

    expect([own.status, others.status, role.status]).toEqual([201, 403, 403]);
  });

  it('lets them read and change themselves only', async () => {
    const statuses = await Promise.all([
      send(john, 'GET', '/users/john'),
      send(john, 'PATCH', '/users/john', { set: { name: 'John' } }),
      send(john, 'GET', '/users/jack'),
      send(john, 'PATCH', '/users/jack', { set: { name: 'John' } }),
      send(john, 'PATCH', '/users/john', { set: { role: 'admin' } }),
    ]);

    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 403, 403, 403]);
  });

  it('makes them the creators of the calls they create', async () => {
    const created = await send(jane, 'POST', '/calls', { type: 'default', data: {} });
    const put = await send(jane, 'PUT', '/calls/default/hers');
    const forJohn = await send(jane, 'POST', '/calls', {
      type: 'default',
      data: { created_by_id: 'john' },
    });

    expect(created).toMatchObject({ status: 201, body: { call: { created_by: { id: 'jane' } } } });
    expect(put).toMatchObject({ status: 201, body: { call: { created_by: { id: 'jane' } } } });
    expect(forJohn.status).toBe(403);
  });

  it.each([
    ['GET', ''],
    ['PUT', ''],
    ['GET', '/members'],
    ['GET', '/settings'],
  ])('lets creators and members read a call by %s %s, and nobody else', async (method, path) => {
    const answers = await Promise.all(
      [john, jack, jane].map((user) => send(user, method, `/calls/default/standup${path}`)),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 403]);
  });

  it.each([
    ['PATCH', '', { custom: {} }],
    ['PUT', '', { ring: true }],
    ['PATCH', '/members', { update_members: [{ user_id: 'jane' }] }],
    ['PUT', '/members/jane', {}],
    ['DELETE', '/members/jane', undefined],
    ['PATCH', '/settings', {}],
    ['POST', '/go-live', {}],
    ['POST', '/stop-live', {}],
    ['POST', '/ring', {}],
    ['POST', '/end', undefined],
    ['DELETE', '', undefined],
  ])('lets only its creator change a call by %s %s', async (method, path, body) => {
    const url = `/calls/default/standup${path}`;

    const member = await send(jack, method, url, body);
    const stranger = await send(jane, method, url, body);
    const creator = await send(john, method, url, body);

    expect([member.status, stranger.status]).toEqual([403, 403]);
    expect(creator.status).toBeLessThan(300);
  });

  it('shows them their own calls only, whatever they search', async () => {
    await send(service, 'PUT', '/calls/default/hers', { data: { created_by_id: 'jane' } });
    const search = async (user: object, filter_conditions: object) => {
      const { body } = await send(user, 'POST', '/calls/query', { filter_conditions });
      return (body.calls as { call: { id: string } }[]).map(({ call }) => call.id);
    };

    expect(await search(john, {})).toEqual(['standup']);
    expect(await search(jack, { type: 'default' })).toEqual(['standup']);
    expect(await search(jane, { $or: [{ type: 'default' }, { id: 'standup' }] })).toEqual(['hers']);
  });

  it('shows them themselves only, whatever users they search', async () => {
    const search = async (filter_conditions: object) => {
      const { body } = await send(john, 'POST', '/users/query', { filter_conditions });
      return (body.users as { id: string }[]).map(({ id }) => id);
    };

    expect(await search({})).toEqual(['john']);
    expect(await search({ $or: [{ id: 'jack' }, { id: { $in: ['john', 'jane'] } }] })).toEqual(['john']);
    expect(await search({ id: 'jack' })).toEqual([]);
  });

  it('lets them give no role that they were not given', async () => {
    const members = [{ user_id: 'john', role: 'admin' }];
    const answers = await Promise.all([
      send(john, 'POST', '/calls', { type: 'default', data: { members } }),
      send(john, 'PUT', '/calls/default/new', { data: { members } }),
      send(john, 'PATCH', '/calls/default/standup/members', { update_members: members }),
      send(john, 'PUT', '/calls/default/standup/members/john', { role: 'admin' }),
    ]);
    const created = await send(service, 'GET', '/calls/default/new');

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(created.status).toBe(404);
  });

  it('lets them hide their calls, but not delete them for good', async () => {
    expect((await send(john, 'DELETE', '/calls/default/standup?hard=true')).status).toBe(403);
    expect((await send(john, 'DELETE', '/calls/default/standup?hard=false&hard=true')).status).toBe(403);
    expect((await send(service, 'GET', '/calls/default/standup')).status).toBe(200);
    expect((await send(john, 'DELETE', '/calls/default/standup?hard=false')).status).toBe(200);
  });

  it.each([
    ['/calls', '{"type":"default","id":"trick","data":{"created_by_id":"jane","created_by":{"id":"john"}}}'],
    ['/calls', '{"type":"default","id":"trick","__proto__":{"data":{"created_by_id":"john"}}}'],
    ['/calls', '{"type":"default","id":"trick","data":{"__proto__":{"created_by_id":"john"}}}'],
    [
      '/calls',
      '{"type":"default","id":"trick","data":{"__proto__":{"created_by":{"id":"john","name":"x"}}}}',
    ],
    ['/calls', '{"type":"default","id":"trick","data":{"constructor":{"prototype":{"team":"red"}}}}'],
    [
      '/calls',
      '{"type":"default","id":"trick","data":{"members":[{"user_id":"jane","__proto__":{"role":"admin"}}]}}',
    ],
    ['/calls', '{"type":"default","id":"trick","data":{"members":{"0":{"user_id":"jane","role":"admin"}}}}'],
    ['/calls', '{"type":"default","id":"trick","data":{"members":[{"user_id":"jane","ROLE":"admin"}]}}'],
    ['/calls', '{"type":"default","id":"trick","data":{"members":[{"user_id":"jane","role":["admin"]}]}}'],
    ['/calls', '{"type":"default","id":"trick","data":[{"created_by_id":"john"}]}'],
    ['/calls', '{"type":"default","id":"trick","data":{"created_by_id":["jane"]}}'],
    ['/calls', '{"type":"default","id":"trick","data":{"team":"red"}}'],
    ['/calls', '[{"type":"default","id":"trick","data":{"created_by_id":"john"}}]'],
  ])('are not helped by tricks: POST %s %s', async (path, body) => {
    const { status } = await send(jane, 'POST', path, body);

    const { body: call } = await send(service, 'GET', '/calls/default/trick');
    const { body: johnNow } = await send(service, 'GET', '/users/john');
    expect(johnNow).not.toHaveProperty('name');
    // Where it did not matter, what was created is hers alone, with no powers.
    const harmless = { call: { created_by: { id: 'jane' } }, members: [] };
    expect(status < 300 ? call : harmless).toMatchObject(harmless);
    expect(status).toBeLessThan(500);
  });

  it('are shown no more of other users than members of a call see', async () => {
    await send(service, 'POST', '/users/jack/tokens/revoke', {});
    await send(service, 'PUT', '/calls/default/standup/members/jane', {});

    const seen = await Promise.all([
      send(john, 'GET', '/calls/default/standup'),
      send(jane, 'PUT', '/calls/default/standup'),
      send(jane, 'GET', '/calls/default/standup/members'),
      send(jane, 'POST', '/calls/query', {}),
      send(john, 'PUT', '/calls/default/standup/members/jack', {}),
    ]);
    const ofService = await send(service, 'GET', '/calls/default/standup/members');

    for (const { status, body } of seen) {
      const shown = JSON.stringify(body);
      expect(status).toBe(200);
      expect(shown).toContain('"jack"');
      expect(shown).not.toContain('revoke_tokens_issued_before');
    }
    expect(JSON.stringify(ofService.body)).toContain('revoke_tokens_issued_before');
  });

  it('tells them that a call does not exist', async () => {
    expect((await send(jane, 'GET', '/calls/default/nope')).status).toBe(404);
  });

  it.each([
    ['PUT', '/users', { users: [{ id: 'john' }] }],
    ['POST', '/users/john/deactivate', undefined],
    ['POST', '/users/john/reactivate', undefined],
    ['DELETE', '/users/john', undefined],
    ['POST', '/users/john/restore', undefined],
    ['POST', '/users/john/tokens/revoke', {}],
    ['GET', '/tasks/1', undefined],
    ['GET', '/call-types', undefined],
    ['POST', '/call-types', { name: 'x' }],
    ['GET', '/call-types/default', undefined],
    ['PATCH', '/call-types/default', {}],
    ['DELETE', '/call-types/x', undefined],
  ])('leaves %s %s to services', async (method, path, body) => {
    const { status, body: answer } = await send(john, method, path, body);

    expect(status).toBe(403);
    expect(answer.message).toContain('Call it from a service');
  });

  it('needs the scope too', async () => {
    expect((await send(as('user', 'john', ['calls:read']), 'GET', '/users/john')).status).toBe(403);
  });
});
