import { useClientFixture } from '../../../test/support/client-fixture';
import type { StreamClient } from '../stream.client';
import { StreamValidationError } from '../stream.errors';
import type { Call } from '../calls/call';

const { aClient } = useClientFixture();

const CALL = '/api/v2/video/call/default/c1';
const STARTS_AT = new Date('2026-02-01T10:00:00.500Z');

describe('Call', () => {
  it.each<[string, (call: Call) => Promise<unknown>, string, string, unknown]>([
    [
      'create',
      (call) =>
        call.create({
          data: {
            created_by_id: 'john',
            members: [{ user_id: 'jack', role: 'admin' }],
            custom: { color: 'blue' },
            starts_at: STARTS_AT,
          },
        }),
      'POST',
      '',
      {
        data: {
          created_by_id: 'john',
          members: [{ user_id: 'jack', role: 'admin' }],
          custom: { color: 'blue' },
          starts_at: '2026-02-01T10:00:00.500Z',
        },
      },
    ],
    [
      'getOrCreate',
      (call) => call.getOrCreate({ data: { created_by_id: 'john' }, ring: true }),
      'POST',
      '',
      { data: { created_by_id: 'john' }, ring: true },
    ],
    ['getOrCreate without arguments', (call) => call.getOrCreate(), 'POST', '', {}],
    ['get', (call) => call.get(), 'GET', '', undefined],
    [
      'get with options',
      (call) => call.get({ members_limit: 5, ring: true }),
      'GET',
      '&members_limit=5&ring=true',
      undefined,
    ],
    [
      'update',
      (call) =>
        call.update({
          settings_override: { audio: { default_device: 'speaker' } },
          custom: {},
          starts_at: null,
        }),
      'PATCH',
      '',
      { settings_override: { audio: { default_device: 'speaker' } }, custom: {}, starts_at: null },
    ],
    ['delete', (call) => call.delete(), 'POST', '/delete', {}],
    ['delete for good', (call) => call.delete({ hard: true }), 'POST', '/delete', { hard: true }],
    ['end', (call) => call.end(), 'POST', '/mark_ended', undefined],
    ['goLive', (call) => call.goLive({ start_hls: true }), 'POST', '/go_live', { start_hls: true }],
    ['stopLive', (call) => call.stopLive(), 'POST', '/stop_live', {}],
    ['ring', (call) => call.ring({ members_ids: ['jack'] }), 'POST', '/ring', { members_ids: ['jack'] }],
    [
      'updateCallMembers',
      (call) => call.updateCallMembers({ update_members: [{ user_id: 'jack' }], remove_members: ['jane'] }),
      'POST',
      '/members',
      { update_members: [{ user_id: 'jack' }], remove_members: ['jane'] },
    ],
    ['blockUser', (call) => call.blockUser({ user_id: 'jack' }), 'POST', '/block', { user_id: 'jack' }],
    ['unblockUser', (call) => call.unblockUser({ user_id: 'jack' }), 'POST', '/unblock', { user_id: 'jack' }],
    [
      'muteUsers',
      (call) => call.muteUsers({ mute_all_users: true, audio: true, muted_by_id: 'john' }),
      'POST',
      '/mute_users',
      { mute_all_users: true, audio: true, muted_by_id: 'john' },
    ],
    [
      'updateUserPermissions',
      (call) => call.updateUserPermissions({ user_id: 'jack', revoke_permissions: ['send-audio'] }),
      'POST',
      '/user_permissions',
      { user_id: 'jack', revoke_permissions: ['send-audio'] },
    ],
    [
      'sendCallEvent',
      (call) => call.sendCallEvent({ user_id: 'john', custom: { type: 'draw' } }),
      'POST',
      '/event',
      { user_id: 'john', custom: { type: 'draw' } },
    ],
  ])('%s sends what Stream expects', async (_, operate, method, suffix, body) => {
    const { client, server } = await aClient();
    await operate(client.video.call('default', 'c1'));
    const url = suffix.startsWith('&') ? `${CALL}?api_key=key${suffix}` : `${CALL}${suffix}?api_key=key`;
    expect(server.requests[0]).toMatchObject({ method, url });
    expect(server.requests[0]!.body).toEqual(body);
  });

  it('queryMembers names the call in the body, whatever the request says', async () => {
    const { client, server } = await aClient();
    const request = { type: 'x', limit: 2, sort: [{ field: 'user_id', direction: 1 as const }] };
    await client.video.call('default', 'c1').queryMembers(request);
    expect(server.requests[0]).toMatchObject({
      url: '/api/v2/video/call/members?api_key=key',
      body: { type: 'default', id: 'c1', limit: 2, sort: [{ field: 'user_id', direction: 1 }] },
    });
  });

  it('iterateMembers follows the cursor', async () => {
    const { client, server } = await aClient(({ body }) => ({
      body:
        'next' in (body as object)
          ? { members: [{ user_id: 'c' }] }
          : { members: [{ user_id: 'a' }, { user_id: 'b' }], next: 'n1' },
    }));
    const read: string[] = [];
    for await (const { user_id } of client.video.call('default', 'c1').iterateMembers({ limit: 2 }))
      read.push(user_id);
    expect(read).toEqual(['a', 'b', 'c']);
    expect(server.requests[1]!.body).toEqual({ type: 'default', id: 'c1', limit: 2, next: 'n1' });
  });

  it('sends each request with the options of the handle, unless the request has its own', async () => {
    const { client, server } = await aClient();
    const call = client.video.call('default', 'c1', { requestId: 'r-1', timeout: 500 });
    await call.get();
    await call.end({ requestId: 'r-2' });
    await expect(call.get({}, { timeout: 0 })).rejects.toThrow('options.timeout');
    expect(server.requests.map(({ headers }) => headers['x-client-request-id'])).toEqual(['r-1', 'r-2']);
  });

  it('has a cid', async () => {
    const { client } = await aClient();
    expect(client.video.call('default', 'c1').cid).toBe('default:c1');
  });

  it.each(['../../app?x=', 'a/b', 'a%2Fb', '?x', '#y', 'a b', '%2e%2e', 'ü'])(
    'reaches its own endpoint only with the id %j',
    async (id) => {
      const { client, server } = await aClient();
      await client.video.call('default', id).get();
      const { pathname, searchParams } = new URL(server.requests[0]!.url, 'http://stream');
      expect(pathname).toBe(`/api/v2/video/call/default/${encodeURIComponent(id)}`);
      expect([...searchParams.keys()]).toEqual(['api_key']);
    },
  );

  it.each([
    ['default', ''],
    ['', 'c1'],
    ['default', '.'],
    ['..', 'app'],
    ['default', 'x'.repeat(65)],
    ['x'.repeat(65), 'c1'],
  ])('rejects %j, %j before anything is sent', async (type, id) => {
    const { client, server } = await aClient();
    await expect(client.video.call(type, id).end()).rejects.toThrow(StreamValidationError);
    expect(server.requests).toEqual([]);
  });
});

describe('VideoClient', () => {
  it.each<[string, (client: StreamClient) => Promise<unknown>, string, string, unknown]>([
    [
      'queryCalls',
      (client) => client.video.queryCalls({ filter_conditions: { ended_at: null } }),
      'POST',
      '/video/calls',
      { filter_conditions: { ended_at: null } },
    ],
    ['queryCalls without arguments', (client) => client.video.queryCalls(), 'POST', '/video/calls', {}],
    ['listCallTypes', (client) => client.video.listCallTypes(), 'GET', '/video/calltypes', undefined],
    [
      'createCallType',
      (client) => client.video.createCallType({ name: 'webinar', grants: { host: [] } }),
      'POST',
      '/video/calltypes',
      { name: 'webinar', grants: { host: [] } },
    ],
    [
      'getCallType',
      (client) => client.video.getCallType({ name: 'a/b' }),
      'GET',
      '/video/calltypes/a%2Fb',
      undefined,
    ],
    [
      'updateCallType',
      (client) => client.video.updateCallType({ name: 'webinar', grants: { host: ['x'] } }),
      'PUT',
      '/video/calltypes/webinar',
      { grants: { host: ['x'] } },
    ],
    [
      'deleteCallType',
      (client) => client.video.deleteCallType({ name: 'webinar' }),
      'DELETE',
      '/video/calltypes/webinar',
      undefined,
    ],
  ])('%s sends what Stream expects', async (_, operate, method, path, body) => {
    const { client, server } = await aClient();
    await operate(client);
    expect(server.requests[0]).toMatchObject({ method, url: `/api/v2${path}?api_key=key` });
    expect(server.requests[0]!.body).toEqual(body);
  });

  it('iterateCalls follows the cursor with the same filter and without the sort', async () => {
    const { client, server } = await aClient(({ body }) => ({
      body:
        'next' in (body as object)
          ? { calls: [{ call: { id: 'b' } }] }
          : { calls: [{ call: { id: 'a' } }], next: 'n1' },
    }));
    const request = { filter_conditions: { type: 'default' }, sort: [{ field: 'created_at' }], limit: 1 };
    const read: string[] = [];
    for await (const { call } of client.video.iterateCalls(request)) read.push(call.id);
    expect(read).toEqual(['a', 'b']);
    expect(server.requests.map(({ body }) => body)).toEqual([
      request,
      { filter_conditions: { type: 'default' }, limit: 1, next: 'n1' },
    ]);
  });
});
