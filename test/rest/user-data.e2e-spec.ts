import { StreamClient } from '../../src';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { A_PLATFORM } from '../support/platforms';
import type { RestHost } from './rest-host';
import { as, startTrustingHost } from './trusting-host';

const SERVICE = as('service', 'backend');
const JOHN = as('user', 'john');
const DEVICE = { id: 'fMEP0vJqS0:APA91b/Hq+X35', push_provider: 'firebase', push_provider_name: 'phones' };
const AT_DEVICE = `/users/john/devices?${new URLSearchParams({ device_id: DEVICE.id }).toString()}`;

describe.each(A_PLATFORM)('what belongs to a user, on %s', (platform) => {
  let emulator: StreamEmulator;
  let host: RestHost;
  const send = (principal: Record<string, string>, method: string, path: string, body?: unknown) =>
    host.request(method, path, body, principal);

  beforeAll(async () => {
    emulator = await startStreamEmulator();
    const { apiKey, apiSecret, url } = emulator;
    host = await startTrustingHost(platform, { apiKey, apiSecret, baseUrl: url });
  });

  beforeEach(async () => {
    emulator.reset();
    const { apiKey, apiSecret, url } = emulator;
    const client = new StreamClient(apiKey, apiSecret, { baseUrl: url });
    await client.upsertUsers([{ id: 'john' }, { id: 'jack', name: 'Jack' }]);
    const credentials = { type: 'firebase', firebase_credentials: '{"private_key":"x"}' } as const;
    await client.upsertPushProvider({ push_provider: { name: 'phones', ...credentials } });
    await client.close();
  });

  afterAll(async () => {
    await host.close();
    await emulator.close();
  });

  it.each([
    ['services', SERVICE],
    ['the user', JOHN],
  ])('has devices, which %s can add, list and remove', async (_, principal) => {
    const added = await send(principal, 'POST', '/users/john/devices', { ...DEVICE, hardware_id: 'phone' });
    const again = await send(principal, 'POST', '/users/john/devices', DEVICE);
    const listed = await send(principal, 'GET', '/users/john/devices');
    const removed = await send(principal, 'DELETE', AT_DEVICE);
    const gone = await send(principal, 'DELETE', AT_DEVICE);

    expect([added.status, again.status]).toEqual([204, 204]);
    expect(listed).toMatchObject({
      status: 200,
      body: { devices: [{ ...DEVICE, user_id: 'john', hardware_id: 'phone' }] },
    });
    expect(removed).toMatchObject({ status: 204, body: undefined });
    expect(gone).toMatchObject({ status: 404, body: { code: 16 } });
  });

  it.each([
    ['services', SERVICE],
    ['the user', JOHN],
  ])('has blocks, which %s can add, list and remove', async (_, principal) => {
    const blocked = await send(principal, 'PUT', '/users/john/blocks/jack');
    const again = await send(principal, 'PUT', '/users/john/blocks/jack');
    const listed = await send(principal, 'GET', '/users/john/blocks');
    const unblocked = await send(principal, 'DELETE', '/users/john/blocks/jack');
    const left = await send(principal, 'GET', '/users/john/blocks');

    expect(blocked).toMatchObject({ status: 200, body: { blocked_user_id: 'jack' } });
    expect(again.body).toEqual(blocked.body);
    // Nothing else of Jack, whom John may not read.
    expect(listed).toMatchObject({ status: 200, body: { blocks: [blocked.body] } });
    expect(Object.keys(listed.body.blocks[0] as object).sort()).toEqual(['blocked_user_id', 'created_at']);
    expect(unblocked).toMatchObject({ status: 204, body: undefined });
    expect(left.body).toEqual({ blocks: [] });
  });

  it('cannot block itself or nobody', async () => {
    const itself = await send(JOHN, 'PUT', '/users/john/blocks/john');
    const nobody = await send(JOHN, 'PUT', '/users/john/blocks/nobody');

    expect([itself.status, nobody.status]).toEqual([400, 404]);
  });

  it.each([
    ['services', SERVICE],
    ['the user', JOHN],
  ])('has push preferences, which %s can change in part', async (_, principal) => {
    const disabled_until = '2027-01-15T09:30:00.000Z';
    const first = await send(principal, 'PATCH', '/users/john/push-preferences', { call_level: 'none' });
    const second = await send(principal, 'PATCH', '/users/john/push-preferences', { disabled_until });
    const third = await send(principal, 'PATCH', '/users/john/push-preferences', { remove_disable: true });

    expect(first).toMatchObject({ status: 200, body: { call_level: 'none' } });
    expect(second).toMatchObject({ status: 200, body: { call_level: 'none', disabled_until } });
    expect(third.body).toEqual({ call_level: 'none' });
  });

  it('finds no inherited preferences by id', async () => {
    await send(SERVICE, 'PUT', '/users', { users: [{ id: 'constructor' }] });

    const { body } = await send(SERVICE, 'PATCH', '/users/constructor/push-preferences', {
      call_level: 'all',
    });

    expect(body).toEqual({ call_level: 'all' });
  });

  it.each([
    ['GET', '/devices', undefined],
    ['POST', '/devices', DEVICE],
    ['DELETE', '/devices?device_id=a', undefined],
    ['GET', '/blocks', undefined],
    ['PUT', '/blocks/john', undefined],
    ['DELETE', '/blocks/john', undefined],
    ['PATCH', '/push-preferences', { call_level: 'none' }],
  ])('is closed to other users: %s /users/jack%s', async (method, path, body) => {
    const { status, body: answer } = await send(JOHN, method, `/users/jack${path}`, body);

    expect(status).toBe(403);
    expect(answer.message).toContain('only for themselves');
  });

  it.each([
    ['POST', '/devices', { push_provider: 'apn' }, 'id must be a string'],
    ['POST', '/devices', { id: 'a', push_provider: 'x' }, 'push_provider must be one of'],
    ['POST', '/devices', { ...DEVICE, user_id: 'jack' }, 'user_id is not a known field'],
    ['DELETE', '/devices', undefined, 'device_id must be a string'],
    ['PUT', '/blocks/a%20b', undefined, 'blocked_user_id may only have'],
    ['PATCH', '/push-preferences', {}, 'call_level or chat_level or'],
    ['PATCH', '/push-preferences', { call_level: 'mentions' }, 'call_level must be one of'],
    ['PATCH', '/push-preferences', { user_id: 'jack' }, 'user_id is not a known field'],
  ])('is refused when it is invalid: %s %s %j', async (method, path, body, message) => {
    const { status, body: answer } = await send(JOHN, method, `/users/john${path}`, body);

    expect(status).toBe(400);
    expect(answer.message).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
  });
});

describe.each(A_PLATFORM)('guests on %s', (platform) => {
  let emulator: StreamEmulator;
  let host: RestHost;

  beforeAll(async () => {
    emulator = await startStreamEmulator();
    const { apiKey, apiSecret, url } = emulator;
    host = await startTrustingHost(platform, { apiKey, apiSecret, baseUrl: url });
  });

  afterAll(async () => {
    await host.close();
    await emulator.close();
  });

  const create = (user: object, principal = SERVICE) => host.request('POST', '/guests', { user }, principal);

  it('are created with a token that nobody stores', async () => {
    const key = { ...SERVICE, 'idempotency-key': 'a' };
    const first = await create({ id: 'visitor', name: 'A visitor' }, key);
    const second = await create({ id: 'visitor', name: 'A visitor' }, key);

    expect(first).toMatchObject({
      status: 201,
      body: { user: { name: 'A visitor', role: 'guest' }, api_key: emulator.apiKey },
    });
    expect(first.body.user.id).toMatch(/-visitor$/);
    expect(String(first.body.access_token).split('.')).toHaveLength(3);
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(second.body.user.id).not.toBe(first.body.user.id);
  });

  it('get no role or team by asking, and are not created for users', async () => {
    const role = await create({ id: 'visitor', role: 'admin' });
    const teams = await create({ id: 'visitor', teams: ['red'] });
    const user = await create({ id: 'visitor' }, JOHN);
    const unscoped = await create({ id: 'visitor' }, as('service', 'backend', ['users:write']));

    expect([role.status, teams.status, user.status, unscoped.status]).toEqual([400, 400, 403, 403]);
  });

  it('are refused for the id of a user who is none', async () => {
    await host.request('PUT', '/users', { users: [{ id: 'john' }] }, SERVICE);

    expect((await create({ id: 'john' })).status).toBe(400);
  });
});
