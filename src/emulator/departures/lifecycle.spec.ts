import { emulatedApps } from '../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../test/support/emulator-http';

const newApp = emulatedApps();
const HARD = { user: 'hard', messages: 'hard', conversations: 'hard' };

describe('the life of users', () => {
  let server: EmulatorHttp;
  beforeEach(async () => {
    server = newApp();
    await server.post('/users', {
      users: Object.fromEntries(
        ['john', 'jane', 'bob'].map((id) => [id, { id, name: id, custom: { x: 1 }, teams: ['red'] }]),
      ),
    });
  });

  const exported = async (id: string) =>
    (await server.get<{ user: Record<string, unknown> }>(`/users/${id}/export`)).body;
  const reasonOf = (answer: { body: { message: string } }) => /"(.*)"$/.exec(answer.body.message)?.[1];
  const resultOf = async (taskId: string) => {
    const read = () => server.get<{ status: string; result?: object }>(`/tasks/${taskId}`);
    let task = await read();
    while (task.body.status !== 'completed') task = await read();
    return task.body.result;
  };
  const call = (id: string, owner: string, members: string[]) =>
    server.post(`/video/call/default/${id}`, {
      data: { created_by_id: owner, members: members.map((user_id) => ({ user_id })) },
    });

  describe('deletion', () => {
    const remove = (user_ids: string[], options: object = {}) =>
      server.post('/users/delete', { user_ids, ...options });

    it('hides a softly deleted user at once, and reports in a task', async () => {
      const { status, body } = await remove(['john', 'jane']);
      expect(status).toBe(201);
      expect(reasonOf(await server.get('/users/john/export'))).toBe('the user john was deleted');
      expect(await resultOf(body.task_id)).toEqual({ john: { status: 'ok' }, jane: { status: 'ok' } });
    });

    it('erases the personal fields when pruning', async () => {
      await call('c', 'john', ['john', 'jane']);
      await remove(['john'], { user: 'pruning' });
      const owner = (await server.get('/video/call/default/c')).body.call.created_by;
      expect(owner).toMatchObject({ id: 'john', custom: {}, teams: [], deleted_at: expect.any(Number) });
      expect(owner).not.toHaveProperty('name');
    });

    it('removes a user for good, and its devices, blocks and mutes with it', async () => {
      await server.post('/devices', { id: 'd', push_provider: 'apn', user_id: 'john' });
      await server.post('/users/block', { blocked_user_id: 'john', user_id: 'jane' });
      await server.post('/moderation/mute', { target_ids: ['john'], user_id: 'jane' });
      await remove(['john'], HARD);
      expect(reasonOf(await server.get('/users/john/export'))).toBe('the user john does not exist');
      expect((await exported('jane')).user.blocked_user_ids).toEqual([]);
      await server.post('/users', { users: { john: { id: 'john' } } });
      expect((await server.get('/devices?user_id=john')).body.devices).toEqual([]);
    });

    it.each([
      { user: 'hard' },
      { user: 'hard', messages: 'hard' },
      { user: 'hard', messages: 'soft', conversations: 'hard' },
    ])('does not remove for good with %j alone', async (options) => {
      const answer = await remove(['john'], options);
      expect(answer).toMatchObject({ status: 400, body: { code: 4 } });
      expect(reasonOf(answer)).toBe('messages and conversations must be "hard" when user is "hard"');
    });

    it('gives the calls of a removed user to whom the request says', async () => {
      await call('c', 'john', ['john', 'jane']);
      await remove(['john'], { ...HARD, new_call_owner_id: 'bob' });
      const { body } = await server.get('/video/call/default/c');
      expect(body.call.created_by.id).toBe('bob');
      expect(body.members).toEqual([expect.objectContaining({ user_id: 'jane' })]);
    });

    it('gives them to nobody in particular otherwise', async () => {
      await call('c', 'john', ['jane']);
      await remove(['john'], HARD);
      const { body } = await server.get('/video/call/default/c');
      expect(body.call.created_by.id).toMatch(/^delete-user-[\da-f]+$/);
      const listed = await server.get(`/users?payload=${encodeURIComponent('{"filter_conditions":{}}')}`);
      expect(listed.body.users).toMatchObject([{ id: 'bob' }, { id: 'jane' }]);
    });

    it('refuses a new owner that is unknown or deleted in the same breath', async () => {
      expect((await remove(['john'], { ...HARD, new_call_owner_id: 'x' })).status).toBe(404);
      expect((await remove(['john', 'jane'], { ...HARD, new_call_owner_id: 'jane' })).status).toBe(400);
      expect((await exported('john')).user.id).toBe('john');
    });

    it.each(['soft', 'hard'])(
      'deletes calls of two members, and no others, with calls: %s',
      async (calls) => {
        await call('two', 'bob', ['john', 'jane']);
        await call('three', 'bob', ['john', 'jane', 'bob']);
        await call('others', 'john', ['bob', 'jane']);
        await remove(['john'], { calls });
        const statuses = await Promise.all(
          ['two', 'three', 'others'].map((id) => server.get(`/video/call/default/${id}`)),
        );
        expect(statuses.map(({ status }) => status)).toEqual([404, 200, 200]);
      },
    );

    it('leaves calls alone unless told otherwise', async () => {
      await call('two', 'bob', ['john', 'jane']);
      await remove(['john'], { calls: '' });
      expect((await server.get('/video/call/default/two')).status).toBe(200);
    });

    it('deletes all or none', async () => {
      const answer = await remove(['john', 'x']);
      expect(answer).toMatchObject({ status: 404, body: { code: 16 } });
      expect((await exported('john')).user.id).toBe('john');
    });

    it.each([
      [{}, 'user_ids is a required field'],
      [{ user_ids: [] }, 'user_ids must contain at least 1 item'],
      [{ user_ids: Array.from({ length: 101 }, String) }, 'user_ids must contain at maximum 100 items'],
      [{ user_ids: ['john'], user: 'softly' }, 'user must be one of [soft pruning hard]'],
      [{ user_ids: ['john'], calls: 'pruning' }, 'calls must be one of [soft hard]'],
    ])('refuses %j', async (body, reason) => {
      const answer = await server.post('/users/delete', body);
      expect(answer.status).toBe(400);
      expect(reasonOf(answer)).toBe(reason);
    });
  });

  describe('restoration', () => {
    const restore = (...user_ids: string[]) => server.post('/users/restore', { user_ids });

    it('brings back a softly deleted user as it was', async () => {
      const before = (await exported('john')).user;
      await server.post('/users/delete', { user_ids: ['john'] });
      const { status, body } = await restore('john');
      expect({ status, fields: Object.keys(body) }).toEqual({ status: 201, fields: ['duration'] });
      expect((await exported('john')).user).toEqual({ ...before, updated_at: expect.any(Number) });
    });

    it('refuses users that are not deleted, pruned or unknown, and then restores none', async () => {
      await server.post('/users/delete', { user_ids: ['john'] });
      await server.post('/users/delete', { user_ids: ['jane'], user: 'pruning' });
      const live = await restore('john', 'bob');
      expect(live).toMatchObject({ status: 400, body: { code: 4 } });
      expect(live.body.message).toBe(
        `RestoreUsers failed with error: "user "bob" is not deleted, it can't be restored"`,
      );
      expect(reasonOf(await restore('jane'))).toBe(`user "jane" was pruned, it can't be restored`);
      expect((await restore('x')).status).toBe(404);
      expect((await server.get('/users/john/export')).status).toBe(404);
    });
  });

  describe('deactivation', () => {
    it('shows when it happened, and takes a second one for done', async () => {
      const first = await server.post('/users/john/deactivate', {
        mark_messages_deleted: true,
        created_by_id: 'jane',
      });
      expect(first.status).toBe(201);
      expect(first.body.user).toMatchObject({ id: 'john', deactivated_at: expect.any(Number) });
      const second = await server.post('/users/john/deactivate');
      expect(second.body.user.deactivated_at).toBe(first.body.user.deactivated_at);
    });

    it('is undone by a reactivation, which may give a name', async () => {
      await server.post('/users/john/deactivate');
      const { status, body } = await server.post('/users/john/reactivate', { name: 'Johnny' });
      expect(status).toBe(201);
      expect(body.user).toMatchObject({ id: 'john', name: 'Johnny' });
      expect(body.user).not.toHaveProperty('deactivated_at');
    });

    it('cannot be undone if it did not happen', async () => {
      const answer = await server.post('/users/john/reactivate');
      expect(answer).toMatchObject({ status: 400, body: { code: 4 } });
      expect(reasonOf(answer)).toBe('user "john" is not deactivated');
    });

    it('is not undone with a name that is taken', async () => {
      await server.post('/users/john/deactivate');
      await server.patch('/app', { enforce_unique_usernames: 'app' });
      expect((await server.post('/users/john/reactivate', { name: 'Jane' })).body.code).toBe(6);
    });

    it('is for users that exist', async () => {
      await server.post('/users/delete', { user_ids: ['john'] });
      expect(reasonOf(await server.post('/users/x/deactivate'))).toBe('the user x does not exist');
      expect(reasonOf(await server.post('/users/john/deactivate'))).toBe('the user john was deleted');
      expect((await server.post('/users/x/reactivate')).status).toBe(404);
    });

    it('of many runs as a task', async () => {
      const { body } = await server.post('/users/deactivate', { user_ids: ['john', 'jane'] });
      expect(await resultOf(body.task_id)).toEqual({ john: { status: 'ok' }, jane: { status: 'ok' } });
      expect((await exported('jane')).user.deactivated_at).toEqual(expect.any(Number));

      const undone = await server.post('/users/reactivate', { user_ids: ['john', 'bob'] });
      expect(await resultOf(undone.body.task_id)).toEqual({
        john: { status: 'ok' },
        bob: { status: 'error', error: 'user "bob" is not deactivated' },
      });
      expect((await exported('john')).user).not.toHaveProperty('deactivated_at');
      expect((await server.post('/users/deactivate', { user_ids: ['x'] })).status).toBe(404);
      expect((await server.post('/users/reactivate', { user_ids: ['x'] })).status).toBe(404);
    });
  });

  describe('export', () => {
    it('has the user even if it never did anything', async () => {
      expect(await exported('john')).toMatchObject({ user: { id: 'john' }, messages: [], reactions: [] });
    });

    it('of many runs as a task that ends in an address', async () => {
      const { status, body } = await server.post('/export/users', { user_ids: ['john'] });
      expect(status).toBe(201);
      expect(await resultOf(body.task_id)).toEqual({ url: expect.stringMatching(/^https:\/\//) });
    });

    it('takes 1 to 25 users that exist', async () => {
      const ids = Array.from({ length: 26 }, () => 'john');
      expect((await server.post('/export/users', { user_ids: ids.slice(1) })).status).toBe(201);
      expect(reasonOf(await server.post('/export/users', { user_ids: ids }))).toBe(
        'user_ids must contain at maximum 25 items',
      );
      expect((await server.post('/export/users', { user_ids: ['x'] })).status).toBe(404);
    });
  });

  it('is nothing users decide on', async () => {
    for (const path of [
      'delete',
      'restore',
      'deactivate',
      'reactivate',
      'jane/deactivate',
      'jane/reactivate',
    ]) {
      expect((await server.as('john').post(`/users/${path}`, { user_ids: ['jane'] })).body.code).toBe(17);
    }
  });
});
