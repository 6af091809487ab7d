import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { StreamClient } from '../../src/stream/stream.client';

describe('the client, against the emulator', () => {
  let emulator: StreamEmulator;
  let client: StreamClient;

  beforeAll(async () => {
    emulator = await startStreamEmulator();
  });
  afterAll(() => emulator.close());

  beforeEach(async () => {
    const { apiKey, apiSecret } = emulator.createApp();
    client = new StreamClient(apiKey, apiSecret, { baseUrl: emulator.url });
    await client.upsertUsers([{ id: 'john' }, { id: 'jane' }]);
  });
  afterEach(() => client.close());

  it('adds devices to users and removes them', async () => {
    const device = { id: 't', push_provider: 'apn', user_id: 'john' } as const;
    await client.createDevice(device);
    const { devices } = await client.listDevices({ user_id: 'john' });
    expect(devices).toMatchObject([device]);
    expect(devices[0]?.created_at).toBeInstanceOf(Date);

    await client.deleteDevice({ id: 't', user_id: 'john' });
    expect((await client.listDevices({ user_id: 'john' })).devices).toEqual([]);
  });

  it('changes push preferences, with dates that are keyed by users', async () => {
    const until = new Date(1_800_000_000_000);
    const { user_preferences } = await client.updatePushNotificationPreferences({
      preferences: [{ user_id: 'john', call_level: 'none', disabled_until: until }],
    });
    expect(user_preferences).toEqual({ john: { call_level: 'none', disabled_until: until } });
  });

  it('creates a guest, with a token', async () => {
    const { user, access_token } = await client.createGuest({ user: { id: 'visitor', name: 'V' } });
    expect(user).toMatchObject({
      role: 'guest',
      name: 'V',
      id: expect.stringContaining('visitor') as string,
    });
    expect(access_token.split('.')).toHaveLength(3);
  });

  it('blocks users for users', async () => {
    const block = { user_id: 'john', blocked_user_id: 'jane' };
    await client.blockUsers(block);
    const { blocks } = await client.getBlockedUsers({ user_id: 'john' });
    expect(blocks).toMatchObject([block]);
    await client.unblockUsers(block);
    expect((await client.getBlockedUsers({ user_id: 'john' })).blocks).toEqual([]);
  });

  it('deactivates, reactivates and exports users in tasks', async () => {
    const isActive = async () =>
      (await client.queryUsers({ payload: { filter_conditions: { id: 'jane' } } })).users.length === 1;
    await client.waitForTask((await client.deactivateUsers({ user_ids: ['jane'] })).task_id);
    expect(await isActive()).toBe(false);
    await client.waitForTask((await client.reactivateUsers({ user_ids: ['jane'] })).task_id);
    expect(await isActive()).toBe(true);
    const exported = await client.waitForTask((await client.exportUsers({ user_ids: ['jane'] })).task_id);
    expect(exported).toMatchObject({ status: 'completed', result: { url: expect.any(String) as string } });
    expect((await client.exportUser({ user_id: 'jane' })).user).toMatchObject({ id: 'jane' });
  });

  it('writes the profile of a session again after a deactivation of many', async () => {
    await client.createSession({ id: 'jane', name: 'Jane' });
    await client.deactivateUsers({ user_ids: ['jane'] });
    await expect(client.createSession({ id: 'jane', name: 'Jane' })).rejects.toMatchObject({
      name: 'StreamUserDeactivatedError',
    });
  });

  it('iterates over all user groups and block lists', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) {
      await client.createUserGroup({ name });
      await client.createBlockList({ name, words: [] });
    }
    const groups: string[] = [];
    for await (const { name } of client.iterateUserGroups({ limit: 3 })) groups.push(name);
    const lists: string[] = [];
    for await (const { name } of client.iterateBlockLists({ limit: 2 })) lists.push(name);
    expect([groups.sort(), lists.sort()]).toEqual([names, names]);
  });

  it('tells the limits of operations', async () => {
    const { server_side, web } = await client.getRateLimits({ server_side: true, endpoints: ['GetCall'] });
    expect(server_side).toEqual({
      GetCall: {
        limit: expect.any(Number),
        remaining: expect.any(Number),
        reset: expect.any(Number),
      },
    });
    expect(web).toBeUndefined();
  });

  it('says of message queues and storages that do not work what is wrong', async () => {
    expect(await client.checkSQS({ sqs_url: 'https://sqs.invalid' })).toMatchObject({ status: 'error' });
    await client.createExternalStorage({ name: 'mine', storage_type: 'gcs', bucket: 'b' });
    await expect(client.checkExternalStorage({ name: 'mine' })).rejects.toMatchObject({ code: 4 });
  });
});
