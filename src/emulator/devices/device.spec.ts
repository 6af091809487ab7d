import { emulatedApps } from '../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../test/support/emulator-http';

const newApp = emulatedApps();

describe('devices', () => {
  let server: EmulatorHttp;
  beforeEach(async () => {
    server = newApp();
    await server.post('/users', { users: { john: { id: 'john' } } });
  });

  const add = (body: object = {}) =>
    server.post('/devices', { id: 'd', push_provider: 'apn', user_id: 'john', ...body });
  const list = async () =>
    (await server.get<{ devices: { id: string }[] }>('/devices?user_id=john')).body.devices;
  const ids = async () => (await list()).map(({ id }) => id);

  it('are listed newest first, and on their user', async () => {
    expect(await list()).toEqual([]);
    await add({ id: 'a' });
    await add({
      id: 'b',
      push_provider: 'firebase',
      push_provider_name: 'firebase',
      voip_token: true,
      hardware_id: 'h',
    });
    expect(await list()).toEqual([
      {
        id: 'b',
        user_id: 'john',
        push_provider: 'firebase',
        push_provider_name: 'firebase',
        voip: true,
        hardware_id: 'h',
        created_at: expect.any(Number),
      },
      { id: 'a', user_id: 'john', push_provider: 'apn', created_at: expect.any(Number) },
    ]);
    expect((await server.get('/users/john/export')).body.user.devices).toHaveLength(2);
  });

  it('are 25 at most: the oldest goes', async () => {
    for (let index = 0; index < 26; index += 1) await add({ id: `d${index}` });
    expect(await ids()).toHaveLength(25);
    expect(await ids()).not.toContain('d0');
  });

  it('stay as they are when they are added again', async () => {
    await add({ id: 'a' });
    await add({ id: 'b' });
    await add({ id: 'a', voip_token: true });
    expect(await ids()).toEqual(['b', 'a']);
  });

  it('are removed, if they are there', async () => {
    await add();
    expect((await server.delete('/devices?id=d&user_id=john')).status).toBe(200);
    expect((await server.delete('/devices?id=d&user_id=john')).body).toMatchObject({
      StatusCode: 404,
      code: 16,
    });
    expect((await server.delete('/devices?user_id=john')).body.message).toContain('id is a required field');
  });

  it('belong to users who add them, whatever the request says', async () => {
    await server.post('/users', { users: { jane: { id: 'jane' } } });
    await server.as('jane').post('/devices', { id: 'x', push_provider: 'apn', user_id: 'john' });
    expect(await ids()).toEqual([]);
    expect((await server.as('jane').get('/devices')).body.devices).toHaveLength(1);
  });

  it.each([
    [{ user_id: undefined }, 400, 'either user or user_id must be provided when using server side auth.'],
    [{ user_id: 'x' }, 404, 'the user x does not exist'],
    [{ id: '' }, 400, 'id is a required field'],
    [{ id: 'x'.repeat(256) }, 400, 'id must be a maximum of 255 characters in length'],
    [{ hardware_id: 'x'.repeat(256) }, 400, 'hardware_id must be a maximum of 255 characters in length'],
    [{ push_provider: 'pigeon' }, 400, 'push_provider must be one of [firebase apn huawei xiaomi]'],
    [{ push_provider: '' }, 400, 'push_provider is a required field'],
    [{ push_provider_name: 'other' }, 400, 'push provider "other" of type "apn" is not configured'],
  ])('are refused with %j', async (body, status, reason) => {
    const answer = await add(body);
    expect(answer.status).toBe(status);
    expect(answer.body.message).toBe(`CreateDevice failed with error: "${reason}"`);
  });

  it('need a push provider', async () => {
    await server.delete('/push_providers/apn/apn');
    await server.delete('/push_providers/firebase/firebase');
    expect((await add()).body.message).toContain('no push providers configured');
  });
});
