import type { CallState } from '../../src';
import { A_PLATFORM } from '../support/platforms';
import { useRestHost } from './rest-host';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const byJohn = { created_by_id: 'john' };

describe.each(A_PLATFORM)('calls on %s', (platform) => {
  const host = useRestHost(platform);

  beforeEach(async () => {
    await host.request('PUT', '/users', { users: [{ id: 'john', name: 'John' }, { id: 'jack' }] });
    await host.request('PUT', '/calls/default/standup', {
      data: { ...byJohn, members: [{ user_id: 'jack' }] },
    });
  });

  it('are created, and the answer says where', async () => {
    const data = { ...byJohn, custom: { a: 1 }, members: [{ user_id: 'jack', role: 'host' }] };

    const { status, headers, body } = await host.request('POST', '/calls', {
      type: 'default',
      id: 'new',
      data,
    });

    expect(status).toBe(201);
    expect(headers.get('location')).toBe('/calls/default/new');
    expect(body).toMatchObject({ created: true, call: { cid: 'default:new', custom: { a: 1 } } });
    expect(body.members).toMatchObject([{ user_id: 'jack', role: 'host' }]);
    expect(body.call.ended_at).toBeNull();
    expect((await host.request('GET', headers.get('location')!)).status).toBe(200);
  });

  it('get a uuid when they are created without an id', async () => {
    const { status, headers, body } = await host.request('POST', '/calls', { type: 'default', data: byJohn });

    expect(status).toBe(201);
    expect(body.call.id).toMatch(UUID);
    expect(headers.get('location')).toBe(`/calls/default/${String(body.call.id)}`);
  });

  it('are not created twice, and the one that exists stays as it is', async () => {
    const data = { created_by: { id: 'john', name: 'Changed' } };

    const { status, body } = await host.request('POST', '/calls', {
      type: 'default',
      id: 'standup',
      data,
      ring: true,
    });
    const call = await host.request('GET', '/calls/default/standup');

    expect(status).toBe(409);
    expect(body).toEqual({
      statusCode: 409,
      error: 'Conflict',
      message: 'The call default:standup exists already.',
    });
    expect(call.body.call).toMatchObject({ created_by: { name: 'John' }, current_session_id: '' });
  });

  it.each([
    [{ type: 'default', data: {} }, ['data.created_by_id or data.created_by is required']],
    [
      { type: 'default', data: { ...byJohn, created_by: { id: 'john' } } },
      ['data.created_by_id and data.created_by cannot both be given'],
    ],
    [{ type: 'default' }, ['data must be an object']],
  ])('are not created by %j', async (request, message) => {
    const { status, body } = await host.request('POST', '/calls', request);

    expect(status).toBe(400);
    expect(body).toEqual({ statusCode: 400, error: 'Bad Request', message });
  });

  it('of an unknown type, or with unknown members, are refused in the words of Stream', async () => {
    const type = await host.request('POST', '/calls', { type: 'nope', data: byJohn });
    const members = await host.request('POST', '/calls', {
      type: 'default',
      data: { ...byJohn, members: [{ user_id: 'ghost' }] },
    });

    expect(type).toMatchObject({
      status: 404,
      body: { code: 16, message: 'nope: call type does not exist' },
    });
    expect(members).toMatchObject({ status: 400, body: { code: 4 } });
    expect(members.body.message).toContain('[ghost]');
  });

  it('are created or got by the same request', async () => {
    const created = await host.request('PUT', '/calls/default/daily', { data: byJohn });
    const got = await host.request('PUT', '/calls/default/daily', { data: byJohn });

    expect(created).toMatchObject({ status: 201, body: { created: true } });
    expect(got).toMatchObject({ status: 200, body: { created: false, call: { cid: 'default:daily' } } });
  });

  it('are read with as many members as asked for', async () => {
    const all = await host.request('GET', '/calls/default/standup');
    const none = await host.request('GET', '/calls/default/standup?members_limit=0');

    expect(all).toMatchObject({ status: 200, body: { members: [{ user_id: 'jack' }] } });
    expect(all.body.own_capabilities).toContain('join-call');
    expect(none.body.members).toEqual([]);
  });

  it('that do not exist are not found', async () => {
    const { status, body } = await host.request('GET', '/calls/default/nope');

    expect(status).toBe(404);
    expect(body).toEqual({
      statusCode: 404,
      error: 'Not Found',
      code: 16,
      message: "Can't find call with id default:nope",
    });
  });

  it('are changed, and their start cleared', async () => {
    const starts_at = '2026-12-01T10:00:00.000Z';

    const planned = await host.request('PATCH', '/calls/default/standup', { custom: { a: 1 }, starts_at });
    const cleared = await host.request('PATCH', '/calls/default/standup', { starts_at: null });

    expect(planned).toMatchObject({ status: 200, body: { call: { custom: { a: 1 }, starts_at } } });
    expect(cleared.body.call).toMatchObject({ custom: { a: 1 }, starts_at: null });
  });

  it('are found page by page', async () => {
    await host.request('PUT', '/calls/default/daily', { data: byJohn });
    const filter_conditions = { type: 'default' };

    const first = await host.request('POST', '/calls/query', { filter_conditions, limit: 1 });
    const second = await host.request('POST', '/calls/query', {
      filter_conditions,
      limit: 1,
      next: first.body.next,
    });

    const found = [...first.body.calls, ...second.body.calls] as CallState[];

    expect(first.status).toBe(200);
    expect(Object.keys(first.body).sort()).toEqual(['calls', 'next']);
    expect(found.map(({ call }) => call.id).sort()).toEqual(['daily', 'standup']);
  });

  it('are found without a body', async () => {
    expect(await host.request('POST', '/calls/query')).toMatchObject({
      status: 200,
      body: { calls: [{ call: { id: 'standup' } }] },
    });
  });

  it('go live and back to their backstage', async () => {
    await host.request('PUT', '/calls/livestream/show', { data: byJohn });

    const live = await host.request('POST', '/calls/livestream/show/go-live');
    const backstage = await host.request('POST', '/calls/livestream/show/stop-live', { continue_hls: true });

    expect(live).toMatchObject({ status: 200, body: { call: { backstage: false } } });
    expect(backstage).toMatchObject({ status: 200, body: { call: { backstage: true } } });
  });

  it('ring their members', async () => {
    const everybody = await host.request('POST', '/calls/default/standup/ring');
    const ghost = await host.request('POST', '/calls/default/standup/ring', { members_ids: ['ghost'] });

    expect(everybody).toMatchObject({ status: 200, body: { members_ids: ['jack'] } });
    expect(ghost).toMatchObject({ status: 400, body: { code: 4 } });
  });

  it('end', async () => {
    const ended = await host.request('POST', '/calls/default/standup/end');
    const call = await host.request('GET', '/calls/default/standup');

    expect(ended.status).toBe(200);
    expect(call.body.call.ended_at).toEqual(expect.any(String));
  });

  it('are hidden', async () => {
    const deleted = await host.request('DELETE', '/calls/default/standup');

    expect(deleted).toMatchObject({ status: 200, body: { call: { id: 'standup' } } });
    expect(deleted.body.task_id).toBeFalsy();
    expect((await host.request('GET', '/calls/default/standup')).status).toBe(404);
  });

  it('are deleted for good by a task', async () => {
    const deleted = await host.request('DELETE', '/calls/default/standup?hard=true');
    const task = await host.request('GET', `/tasks/${String(deleted.body.task_id)}`);

    expect(deleted).toMatchObject({ status: 202, body: { task_id: expect.any(String) } });
    expect(task).toMatchObject({ status: 200, body: { task_id: deleted.body.task_id } });
  });

  it.each([
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/end'],
    ['POST', '/go-live'],
    ['POST', '/stop-live'],
    ['POST', '/ring'],
    ['GET', '/members'],
    ['GET', '/settings'],
  ])('that do not exist are not found by %s %s', async (method, path) => {
    const { status, body } = await host.request(method, `/calls/default/nope${path}`);

    expect(status).toBe(404);
    expect(body).toMatchObject({ statusCode: 404, code: 16 });
  });
});
