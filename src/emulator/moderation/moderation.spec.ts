import { emulatedApps } from '../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../test/support/emulator-http';

const start = Date.parse('2026-01-01T00:00:00Z');
let now = start;
const newApp = emulatedApps({ clock: { now: () => now } });

interface ShownUser {
  readonly blocked_user_ids: string[];
  readonly mutes: object[];
}

interface ShownBan {
  readonly user: { readonly id: string };
  readonly created_at: number;
  readonly expires: number;
}

describe('moderation', () => {
  let server: EmulatorHttp;
  beforeEach(async () => {
    now = start;
    server = newApp();
    await server.post('/users', {
      users: Object.fromEntries(
        ['john', 'jane', 'bob', 'mod'].map((id) => [id, { id, role: id === 'mod' ? 'moderator' : 'user' }]),
      ),
    });
  });

  const userOf = async (id: string) => {
    const payload = encodeURIComponent(JSON.stringify({ filter_conditions: { id } }));
    return (await server.get<{ users: ShownUser[] }>(`/users?payload=${payload}`)).body.users[0]!;
  };

  describe('blocks between users', () => {
    const block = (as = server, body: object = { blocked_user_id: 'jane', user_id: 'john' }) =>
      as.post('/users/block', body);

    it('show on the one who blocked, once', async () => {
      const first = await block();
      expect(first.status).toBe(201);
      expect(first.body).toMatchObject({ blocked_by_user_id: 'john', blocked_user_id: 'jane' });
      expect((await block()).body.created_at).toBe(first.body.created_at);
      expect((await userOf('john')).blocked_user_ids).toEqual(['jane']);
      expect((await userOf('jane')).blocked_user_ids).toEqual([]);
      expect((await server.get('/users/block?user_id=john')).body.blocks).toEqual([
        {
          user: expect.objectContaining({ id: 'john' }),
          user_id: 'john',
          blocked_user: expect.objectContaining({ id: 'jane' }),
          blocked_user_id: 'jane',
          created_at: first.body.created_at,
        },
      ]);
    });

    it('are lifted, even if there are none', async () => {
      await block();
      for (const id of ['jane', 'bob', 'nobody']) {
        expect((await server.post('/users/unblock', { blocked_user_id: id, user_id: 'john' })).status).toBe(
          201,
        );
      }
      expect((await server.get('/users/block?user_id=john')).body.blocks).toEqual([]);
    });

    it('need somebody who acts, in one form', async () => {
      const nobody = await block(server, { blocked_user_id: 'jane' });
      expect(nobody.body.message).toBe(
        'BlockUsers failed with error: "either user or user_id must be provided when using server side auth."',
      );
      expect((await server.get('/users/block')).body.message).toContain(
        'either user or user_id must be provided',
      );
      const both = await block(server, { blocked_user_id: 'jane', user_id: 'john', user: { id: 'john' } });
      expect(both.body.message).toContain('cannot set both user and user_id.');
      expect((await block(server, { blocked_user_id: 'jane', user_id: 'x' })).body).toMatchObject({
        code: 16,
      });
    });

    it('are made by users for themselves', async () => {
      expect(
        (await block(server.as('bob'), { blocked_user_id: 'jane', user_id: 'john' })).body.blocked_by_user_id,
      ).toBe('bob');
    });

    it('upsert the one who acts if it is given whole', async () => {
      await block(server, { blocked_user_id: 'jane', user: { id: 'new', name: 'New' } });
      expect(await userOf('new')).toMatchObject({ name: 'New', blocked_user_ids: ['jane'] });
    });

    it('need another user that exists', async () => {
      expect((await block(server, { blocked_user_id: 'x', user_id: 'john' })).status).toBe(404);
      expect((await block(server, { blocked_user_id: 'john', user_id: 'john' })).status).toBe(400);
    });
  });

  describe('bans', () => {
    const ban = (body: object = {}, as = server) =>
      as.post('/moderation/ban', { target_user_id: 'john', banned_by_id: 'mod', ...body });
    const bans = async (filter_conditions: object = {}, options: object = {}) => {
      const payload = encodeURIComponent(JSON.stringify({ filter_conditions, ...options }));
      return (await server.get<{ bans: ShownBan[] }>(`/chat/query_banned_users?payload=${payload}`)).body
        .bans;
    };

    it('show on the user and in the list of bans, until they are lifted', async () => {
      expect(await ban({ reason: 'spam' })).toEqual({ status: 201, body: { duration: expect.any(String) } });
      expect(await userOf('john')).toMatchObject({ banned: true, shadow_banned: false });
      expect(await bans({ user_id: 'john' })).toEqual([
        {
          user: expect.objectContaining({ id: 'john', banned: true }),
          banned_by: expect.objectContaining({ id: 'mod' }),
          created_at: expect.any(Number),
          reason: 'spam',
          shadow: false,
        },
      ]);
      expect(
        (await server.post('/moderation/unban?target_user_id=john', { unbanned_by_id: 'mod' })).status,
      ).toBe(201);
      expect(await userOf('john')).toMatchObject({ banned: false });
      expect(await bans({ user_id: { $in: ['john', 'jane'] } })).toEqual([]);
    });

    it('end after their time, in minutes', async () => {
      await ban({ timeout: 2 });
      const [{ expires, created_at }] = (await bans()) as [ShownBan];
      expect(expires - created_at).toBe(120e9);
      expect(await userOf('john')).toMatchObject({ banned: true, ban_expires: expires });
      now += 121_000;
      expect(await userOf('john')).toMatchObject({ banned: false });
      expect(await bans()).toHaveLength(1);
      expect(await bans({}, { exclude_expired_bans: true })).toEqual([]);
    });

    it('are not noticed by their holder if they are shadow bans', async () => {
      await ban({ shadow: true });
      expect(await userOf('john')).toMatchObject({ banned: false, shadow_banned: true });
    });

    it('from a channel leave the app open', async () => {
      await ban({ channel_cid: 'messaging:x' });
      expect(await userOf('john')).toMatchObject({ banned: false });
      await ban();
      await server.post('/moderation/unban?target_user_id=john&channel_cid=messaging:x');
      expect(await userOf('john')).toMatchObject({ banned: true });
    });

    it('are listed newest first, page by page', async () => {
      await ban();
      await ban({ target_user_id: 'jane' });
      const ids = async (options: object) => (await bans({}, options)).map(({ user }) => user.id);
      expect(await ids({})).toEqual(['jane', 'john']);
      expect(await ids({ sort: [{ field: 'created_at', direction: 1 }], limit: 1 })).toEqual(['john']);
      expect(await ids({ limit: 1, offset: 1 })).toEqual(['john']);
      expect(await bans({ banned_by_id: 'bob' })).toEqual([]);
    });

    it('need a target and somebody who bans', async () => {
      expect((await server.post('/moderation/ban', {})).body.message).toContain(
        'target_user_id is a required field',
      );
      expect((await server.post('/moderation/ban', { target_user_id: 'john' })).body.message).toContain(
        'either banned_by or banned_by_id must be provided when using server side auth.',
      );
      expect((await ban({ target_user_id: 'x' })).status).toBe(404);
      expect((await ban({ timeout: -1 })).body.message).toContain('timeout must be 0 or greater');
      expect((await server.post('/moderation/unban')).body.message).toContain(
        'target_user_id is a required field',
      );
    });

    it('are for users with the grant', async () => {
      expect((await ban({}, server.as('jane'))).body.message).toContain(
        'is not allowed to perform action BanUser',
      );
      expect((await ban({}, server.as('mod'))).status).toBe(201);
      expect((await server.as('jane').post('/moderation/unban?target_user_id=john')).body.message).toContain(
        'UnbanUser',
      );
    });
  });

  describe('mutes', () => {
    const mute = (body: object = {}, as = server) =>
      as.post('/moderation/mute', { target_ids: ['jane'], user_id: 'john', ...body });

    it('show on the one who muted', async () => {
      const { status, body } = await mute({ target_ids: ['jane', 'bob', 'x'] });
      expect(status).toBe(201);
      expect(body.mutes).toMatchObject([{ target: { id: 'jane' } }, { target: { id: 'bob' } }]);
      expect(body.non_existing_users).toEqual(['x']);
      expect(body.mutes[0]).not.toHaveProperty('expires');
      expect((await userOf('john')).mutes).toHaveLength(2);
    });

    it('end after their time, in minutes, or when they are lifted', async () => {
      const { mutes } = (await mute({ timeout: 1 })).body;
      expect(mutes[0].expires - mutes[0].updated_at).toBe(60e9);
      now += 61_000;
      expect((await userOf('john')).mutes).toEqual([]);
      await mute();
      expect(
        (await server.post('/moderation/unmute', { target_ids: ['jane'], user_id: 'john' })).status,
      ).toBe(201);
      expect((await userOf('john')).mutes).toEqual([]);
    });

    it('need somebody who mutes, and somebody to mute', async () => {
      expect((await server.post('/moderation/mute', { target_ids: ['jane'] })).body.message).toContain(
        'either user or user_id must be provided',
      );
      expect((await mute({ target_ids: [] })).body.message).toContain(
        'target_ids must contain at least 1 item',
      );
    });

    it('are for users with the grant', async () => {
      expect((await mute({}, server.as('john'))).status).toBe(201);
      await server.patch('/app', { grants: { user: [] } });
      expect((await mute({}, server.as('john'))).body.message).toContain('MuteUser');
    });
  });
});
