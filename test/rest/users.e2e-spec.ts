import { A_PLATFORM } from '../support/platforms';
import { useRestHost } from './rest-host';

describe.each(A_PLATFORM)('users on %s', (platform) => {
  const host = useRestHost(platform);

  beforeEach(async () => {
    await host.request('PUT', '/users', {
      users: [{ id: 'john', name: 'John', custom: { color: 'red' } }, { id: 'jack' }],
    });
  });

  it('are created and replaced, and answered by id', async () => {
    const { status, body } = await host.request('PUT', '/users', {
      users: [{ id: 'john', name: 'Johnny' }, { id: 'jane' }],
    });

    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['users']);
    expect(Object.keys(body.users).sort()).toEqual(['jane', 'john']);
    expect(body.users.john).toMatchObject({ id: 'john', name: 'Johnny', custom: {}, role: 'user' });
    expect(new Date(body.users.john.created_at).toISOString()).toBe(body.users.john.created_at);
  });

  it('are written by the hundreds, and a failed batch says who was written', async () => {
    const users = Array.from({ length: 450 }, (_, index) => ({ id: `user-${index}` }));
    const withUnknownRole = users.map((user, index) => (index === 449 ? { ...user, role: 'nobody' } : user));

    const { status, body } = await host.request('PUT', '/users', { users: withUnknownRole });

    expect(status).toBe(400);
    expect(body).toMatchObject({
      statusCode: 400,
      error: 'Bad Request',
      code: 4,
      message: expect.any(String),
    });
    expect(body.details.unwritten).toContain('user-449');
    expect(body.details.written).toContain('user-0');
    expect([...body.details.written, ...body.details.unwritten, ...body.details.unknown]).toHaveLength(450);
    expect((await host.request('GET', '/users/user-0')).status).toBe(200);
    expect((await host.request('GET', '/users/user-449')).status).toBe(404);
  });

  it('are read one by one', async () => {
    const { status, body } = await host.request('GET', '/users/john');

    expect(status).toBe(200);
    expect(body).toMatchObject({ id: 'john', name: 'John', custom: { color: 'red' } });
  });

  it('that do not exist are not found', async () => {
    const { status, body } = await host.request('GET', '/users/nobody');

    expect(status).toBe(404);
    expect(body).toEqual({ statusCode: 404, error: 'Not Found', message: 'There is no user nobody.' });
  });

  it('are changed in part, custom data too', async () => {
    const { status, body } = await host.request('PATCH', '/users/john', {
      set: { custom: { size: 'L' } },
      unset: ['name'],
    });

    expect(status).toBe(200);
    expect(body).toMatchObject({ id: 'john', custom: { color: 'red', size: 'L' } });
    expect(body.name).toBeFalsy();
  });

  it('cannot be changed by nothing', async () => {
    const { status, body } = await host.request('PATCH', '/users/john', {});

    expect(status).toBe(400);
    expect(body.message).toEqual(['set or unset is required']);
  });

  it('that do not exist cannot be changed', async () => {
    const { status, body } = await host.request('PATCH', '/users/nobody', { set: { name: 'X' } });

    expect(status).toBe(404);
    expect(body).toMatchObject({ statusCode: 404, code: 16 });
  });

  it('are found by a filter', async () => {
    const { status, body } = await host.request('POST', '/users/query', {
      filter_conditions: { color: 'red' },
      sort: [{ field: 'id', direction: -1 }],
      limit: 10,
    });

    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['users']);
    expect(body.users).toMatchObject([{ id: 'john' }]);
  });

  it('are deactivated and reactivated', async () => {
    const deactivated = await host.request('POST', '/users/john/deactivate');
    const read = await host.request('GET', '/users/john');
    const reactivated = await host.request('POST', '/users/john/reactivate', {});

    expect(deactivated).toMatchObject({ status: 200, body: { id: 'john' } });
    expect(deactivated.body.deactivated_at).toEqual(expect.any(String));
    expect(read.body.deactivated_at).toEqual(deactivated.body.deactivated_at);
    expect(reactivated).toMatchObject({ status: 200, body: { id: 'john' } });
    expect(reactivated.body.deactivated_at).toBeUndefined();
  });

  it('are deactivated, reactivated and exported by the dozen, each by a task', async () => {
    const user_ids = ['john', 'jack'];
    const start = async (path: string) => {
      const { status, body } = await host.request('POST', path, { user_ids });
      const task = await host.request('GET', `/tasks/${String(body.task_id)}`);
      return { status, isTask: task.status === 200 && task.body.task_id === body.task_id };
    };

    const deactivated = await start('/users/deactivate');
    const inactive = await host.request('GET', '/users/john');
    const reactivated = await start('/users/reactivate');
    const active = await host.request('GET', '/users/john');
    const exported = await start('/users/export');

    const started = { status: 202, isTask: true };
    expect([deactivated, reactivated, exported]).toEqual([started, started, started]);
    expect(inactive.body.deactivated_at).toEqual(expect.any(String));
    expect(active.body.deactivated_at).toBeUndefined();
  });

  it('are exported one by one', async () => {
    const exported = await host.request('GET', '/users/john/export');
    const nobody = await host.request('GET', '/users/nobody/export');

    expect(exported).toMatchObject({ status: 200, body: { user: { id: 'john', custom: { color: 'red' } } } });
    expect(nobody.status).toBe(404);
  });

  it.each([
    ['/users/export', Array.from({ length: 26 }, (_, index) => `user-${index}`), 'no more than 25 elements'],
    ['/users/deactivate', [], 'user_ids should not be empty'],
    ['/users/reactivate', undefined, 'user_ids must be an array'],
  ])('are not taken by %s in any number', async (path, user_ids, message) => {
    const { status, body } = await host.request('POST', path, { user_ids });

    expect(status).toBe(400);
    expect(body.message).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
  });

  it('are deleted by a task and restored', async () => {
    const deleted = await host.request('DELETE', '/users/john');
    const gone = await host.request('GET', '/users/john');
    const task = await host.request('GET', `/tasks/${String(deleted.body.task_id)}`);
    const restored = await host.request('POST', '/users/john/restore');
    const back = await host.request('GET', '/users/john');

    expect(deleted).toMatchObject({ status: 202, body: { task_id: expect.any(String) } });
    expect(gone.status).toBe(404);
    expect(task).toMatchObject({ status: 200, body: { task_id: deleted.body.task_id } });
    expect(['pending', 'running', 'completed']).toContain(task.body.status);
    expect(restored).toMatchObject({ status: 204, body: undefined });
    expect(back.status).toBe(200);
  });

  it('are deleted for good', async () => {
    const deleted = await host.request('DELETE', '/users/john?mode=hard');
    const restored = await host.request('POST', '/users/john/restore');

    expect(deleted).toMatchObject({ status: 202, body: { task_id: expect.any(String) } });
    expect(restored.status).toBeGreaterThanOrEqual(400);
  });

  it('have no tasks that were never started', async () => {
    const { status, body } = await host.request('GET', '/tasks/nope');

    expect(status).toBe(404);
    expect(body).toMatchObject({ statusCode: 404, code: 16 });
  });
});
