import { emulatedApps } from '../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../test/support/emulator-http';

const newApp = emulatedApps();

describe('push', () => {
  let server: EmulatorHttp;
  beforeEach(async () => {
    server = newApp();
    await server.post('/users', { users: { john: { id: 'john' } } });
  });

  describe('providers', () => {
    const upsert = (push_provider: object) => server.post('/push_providers', { push_provider });
    const list = async () =>
      (await server.get<{ push_providers: object[] }>('/push_providers')).body.push_providers;

    it('are two in a new app', async () => {
      expect(await list()).toEqual([
        {
          name: 'firebase',
          type: 'firebase',
          created_at: expect.any(Number),
          updated_at: expect.any(Number),
        },
        { name: 'apn', type: 'apn', created_at: expect.any(Number), updated_at: expect.any(Number) },
      ]);
    });

    it.each([
      { type: 'firebase', firebase_credentials: '{"private_key":"x"}' },
      { type: 'apn', apn_auth_key: '-----BEGIN PRIVATE KEY-----', apn_key_id: 'k', apn_team_id: 't' },
      { type: 'apn', apn_p12_cert: 'x' },
      { type: 'huawei', huawei_app_id: '1', huawei_app_secret: 'a'.repeat(64) },
      { type: 'xiaomi', xiaomi_package_name: 'com.x', xiaomi_app_secret: `${'a'.repeat(22)}==` },
    ])('are stored and replaced with credentials that look right: $type', async (provider) => {
      const first = await upsert({ ...provider, name: 'mine', disabled_at: '2026-01-01T00:00:00Z' });
      expect(first.status).toBe(201);
      expect(first.body.push_provider).toMatchObject({
        ...provider,
        name: 'mine',
        disabled_at: 1_767_225_600e9,
      });
      const second = await upsert({ ...provider, name: 'mine', description: 'd' });
      expect(second.body.push_provider).toMatchObject({
        description: 'd',
        created_at: first.body.push_provider.created_at,
      });
      expect(await list()).toHaveLength(3);
    });

    it.each(['firebase', 'apn', 'huawei', 'xiaomi'])(
      'are refused with other credentials: %s',
      async (type) => {
        const { body } = await upsert({ type, name: 'mine', [`${type}_app_secret`]: 'no' });
        expect(body).toMatchObject({
          StatusCode: 400,
          code: 4,
          message: `UpsertPushProvider failed with error: "${type} credentials are invalid"`,
        });
      },
    );

    it('need a type and a name of 1 to 36 characters', async () => {
      expect((await upsert({ type: 'apn', name: '' })).body.message).toContain(
        'push_provider.name is a required field',
      );
      expect((await upsert({ type: 'apn', name: 'x'.repeat(37) })).body.message).toContain(
        'push_provider.name must be a maximum of 36 characters in length',
      );
      expect((await upsert({ type: 'x', name: 'x' })).body.message).toContain(
        'push_provider.type must be one of',
      );
    });

    it('are removed, if they are there', async () => {
      expect((await server.delete('/push_providers/apn/apn')).status).toBe(200);
      expect((await server.delete('/push_providers/apn/apn')).body).toMatchObject({
        StatusCode: 404,
        code: 16,
      });
      expect(await list()).toHaveLength(1);
    });
  });

  describe('preferences', () => {
    const update = (...preferences: object[]) => server.post('/push_preferences', { preferences });

    it('keep what is not named', async () => {
      const first = await update({
        user_id: 'john',
        call_level: 'none',
        disabled_until: '2030-01-01T00:00:00Z',
      });
      expect(first.status).toBe(201);
      expect(first.body).toMatchObject({
        user_preferences: { john: { call_level: 'none', disabled_until: 1_893_456_000e9 } },
        user_channel_preferences: {},
      });
      const second = await update({
        user_id: 'john',
        chat_level: 'mentions',
        feeds_level: 'all',
        remove_disable: true,
      });
      expect(second.body.user_preferences.john).toEqual({
        call_level: 'none',
        chat_level: 'mentions',
        feeds_level: 'all',
      });
    });

    it('are of a user that exists', async () => {
      expect((await update({ call_level: 'all' })).body.message).toContain(
        'either user or user_id must be provided',
      );
      expect((await update({ user_id: 'x' })).status).toBe(404);
      expect((await update({ user_id: 'john', call_level: 'some' })).body.message).toContain(
        'preferences[0].call_level must be one of [all none default]',
      );
    });

    it('are changed by users for themselves', async () => {
      const { body } = await server
        .as('john')
        .post('/push_preferences', { preferences: [{ call_level: 'all' }] });
      expect(body.user_preferences).toEqual({ john: { call_level: 'all' } });
    });
  });

  it('can be checked for a user with a device', async () => {
    const check = (body: object) => server.post('/check_push', body);
    expect((await check({ user_id: 'john' })).body).toMatchObject({
      StatusCode: 400,
      message: 'CheckPush failed with error: "User has no enabled devices associated"',
    });
    expect((await check({ user_id: 'john', skip_devices: true })).status).toBe(201);
    await server.post('/devices', { id: 'd', push_provider: 'apn', user_id: 'john' });
    expect((await check({ user_id: 'john' })).status).toBe(201);
  });
});
