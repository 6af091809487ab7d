import { A_PLATFORM } from '../support/platforms';
import { useRestHost } from './rest-host';

const MEMBERS = '/calls/default/standup/members';

const idsOf = ({ members }: { members: { user_id: string }[] }) => members.map(({ user_id }) => user_id);

describe.each(A_PLATFORM)('members on %s', (platform) => {
  const host = useRestHost(platform);

  beforeEach(async () => {
    await host.request('PUT', '/users', { users: [{ id: 'john' }, { id: 'jack' }, { id: 'jane' }] });
    await host.request('PUT', '/calls/default/standup', {
      data: { created_by_id: 'john', members: [{ user_id: 'john' }, { user_id: 'jack' }] },
    });
  });

  it('are listed in the order asked for, page by page', async () => {
    const first = await host.request('GET', `${MEMBERS}?sort=-user_id&limit=1`);
    const second = await host.request(
      'GET',
      `${MEMBERS}?sort=-user_id&limit=1&next=${encodeURIComponent(String(first.body.next))}`,
    );

    expect(first.status).toBe(200);
    expect(idsOf(first.body)).toEqual(['john']);
    expect(idsOf(second.body)).toEqual(['jack']);
  });

  it('are added, changed and removed at once', async () => {
    const { status, body } = await host.request('PATCH', MEMBERS, {
      update_members: [{ user_id: 'jane', role: 'host', custom: { seat: 1 } }],
      remove_members: ['jack', 'nobody'],
    });
    const listed = await host.request('GET', `${MEMBERS}?sort=user_id`);

    expect(status).toBe(200);
    expect(body.members).toMatchObject([{ user_id: 'jane', role: 'host', custom: { seat: 1 } }]);
    expect(idsOf(listed.body)).toEqual(['jane', 'john']);
  });

  it('are not changed by nothing', async () => {
    const { status, body } = await host.request('PATCH', MEMBERS, {});

    expect(status).toBe(400);
    expect(body.message).toEqual(['update_members or remove_members is required']);
  });

  it('are put and deleted one by one', async () => {
    const put = await host.request('PUT', `${MEMBERS}/jane`, { role: 'admin' });
    const deleted = await host.request('DELETE', `${MEMBERS}/jane`);
    const again = await host.request('DELETE', `${MEMBERS}/jane`);
    const listed = await host.request('GET', MEMBERS);

    expect(put).toMatchObject({
      status: 200,
      body: { user_id: 'jane', role: 'admin', user: { id: 'jane' } },
    });
    expect(deleted).toMatchObject({ status: 204, body: undefined });
    expect(again.status).toBe(204);
    expect(idsOf(listed.body)).not.toContain('jane');
  });

  it('must exist as users', async () => {
    const { status, body } = await host.request('PUT', `${MEMBERS}/ghost`, {});

    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 4, message: "the provided users [ghost] don't exist" });
  });
});
