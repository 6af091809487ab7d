import { escapeUserId, StreamClient, StreamValidationError } from '../../src';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { createServiceApp } from '../../src/service/service-app';
import { signWithSecret } from '../support/jwt-issuer';
import { API_KEYS, listen, type RestHost } from './rest-host';

const SECRET = 'a-secret-of-at-least-thirty-two-bytes';
const SUBJECT = 'auth0|5f1e';

let emulator: StreamEmulator;
let client: StreamClient;
const hosts: RestHost[] = [];

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

beforeEach(() => {
  const { apiKey, apiSecret } = emulator.createApp();
  client = new StreamClient(apiKey, apiSecret, { baseUrl: emulator.url, retries: 0 });
});

afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close();
  await client.close();
});

afterAll(() => emulator.close());

async function aService(escapeUserIds?: boolean): Promise<RestHost> {
  const { apiKey, apiSecret } = emulator.createApp();
  const rules = { clockTolerance: 5, scopes: ['tokens:mint', 'users:read'] as const, scopesClaim: 'scope' };
  const app = await createServiceApp({
    stream: { apiKey, apiSecret, baseUrl: emulator.url },
    apiKeys: API_KEYS,
    jwt: { secret: SECRET, ...rules, escapeUserIds },
    logger: false,
  });
  const host = await listen(app);
  hosts.push(host);
  return host;
}

const bearer = async (sub: string) => ({ authorization: `Bearer ${await signWithSecret(SECRET, { sub })}` });

describe('a subject of an identity provider', () => {
  it('signs in with the id that is made of it', async () => {
    const host = await aService(true);
    const id = escapeUserId(SUBJECT);

    const session = await host.request('POST', '/session', undefined, await bearer(SUBJECT));
    const own = await host.request(
      'GET',
      `/users/${encodeURIComponent(id)}`,
      undefined,
      await bearer(SUBJECT),
    );

    expect(session).toMatchObject({ status: 201, body: { user: { id } } });
    expect(own).toMatchObject({ status: 200, body: { id } });
  });

  it.each([
    [false, SUBJECT],
    [true, '|'.repeat(86)],
  ])('gets 401 that says why with the mapping %s and the subject %s', async (escapeUserIds, subject) => {
    const host = await aService(escapeUserIds);

    const answer = await host.request('POST', '/session', undefined, await bearer(subject));

    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.body.message).toContain('letters, digits, @, _ and -, at most 255 characters');
    expect(answer.body.message).not.toContain(subject);
  });
});

describe('an id that no user can have', () => {
  const call = () => client.video.call('default', 'a');

  it.each<[string, () => unknown]>([
    ['user_id', () => client.generateUserToken({ user_id: SUBJECT })],
    ['user_id', () => client.generatePermanentUserToken({ user_id: SUBJECT })],
    ['user_id', () => client.generateCallToken({ user_id: SUBJECT, call_cids: ['default:a'] })],
    ['user_id', () => client.createSession({ id: SUBJECT })],
    ['users[0].id', () => client.upsertUsers([{ id: SUBJECT }])],
    ['users[0].id', () => client.ensureUsers([{ id: SUBJECT }])],
    ['users[0].id', () => client.updateUsersPartial({ users: [{ id: SUBJECT }] })],
    ['users[0].id', () => client.revokeUserTokens(SUBJECT)],
    ['user_id', () => client.deactivateUser({ user_id: SUBJECT })],
    ['created_by_id', () => client.reactivateUser({ user_id: 'john', created_by_id: SUBJECT })],
    ['user_ids[1]', () => client.deleteUsers({ user_ids: ['john', SUBJECT] })],
    ['new_call_owner_id', () => client.deleteUsers({ user_ids: ['john'], new_call_owner_id: SUBJECT })],
    ['user_ids[0]', () => client.restoreUsers({ user_ids: [SUBJECT] })],
    ['data.created_by_id', () => call().getOrCreate({ data: { created_by_id: SUBJECT } })],
    ['data.created_by.id', () => call().getOrCreate({ data: { created_by: { id: SUBJECT } } })],
    ['data.members[0].user_id', () => call().create({ data: { members: [{ user_id: SUBJECT }] } })],
    ['members_ids[0]', () => call().ring({ members_ids: [SUBJECT] })],
    ['update_members[0].user_id', () => call().updateCallMembers({ update_members: [{ user_id: SUBJECT }] })],
    ['remove_members[0]', () => call().updateCallMembers({ remove_members: [SUBJECT] })],
    ['user_id', () => call().blockUser({ user_id: SUBJECT })],
    ['user_id', () => call().unblockUser({ user_id: SUBJECT })],
    ['user_ids[0]', () => call().muteUsers({ user_ids: [SUBJECT] })],
    ['muted_by_id', () => call().muteUsers({ mute_all_users: true, muted_by_id: SUBJECT })],
    ['user_id', () => call().updateUserPermissions({ user_id: SUBJECT })],
    ['user.id', () => call().sendCallEvent({ user: { id: SUBJECT } })],
  ])('is refused at %s before anything is sent', async (field, act) => {
    const attempt = jest.fn();
    client.observe({ attempt });

    const failure: unknown = await Promise.resolve()
      .then(act)
      .catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(StreamValidationError);
    expect((failure as Error).message).toContain(`${field} may only have letters, digits, @, _ and -`);
    expect(attempt).not.toHaveBeenCalled();
  });

  it.each([
    ['POST', '/users/auth0%7C1/tokens', {}, 'id'],
    ['PUT', '/users', { users: [{ id: SUBJECT }] }, 'users[0].id'],
    ['POST', '/calls', { type: 'default', data: { created_by_id: SUBJECT } }, 'data.created_by_id'],
    ['PATCH', '/calls/default/a/members', { remove_members: [SUBJECT] }, 'remove_members[0]'],
  ])('gets 400 from %s %s that names the field', async (method, path, body, field) => {
    const host = await aService();

    const answer = await host.request(method, path, body);

    expect(answer.status).toBe(400);
    expect(answer.body.message[0]).toContain(`${field} may only have letters, digits, @, _ and -`);
  });

  it('may be text of the caller, in custom data and filters', async () => {
    await client.upsertUsers([{ id: 'john', custom: { user_id: SUBJECT } }]);
    const data = { created_by_id: 'john', custom: { user_id: SUBJECT, user: { id: SUBJECT } } };
    await call().getOrCreate({ data });

    const { calls } = await client.video.queryCalls({ filter_conditions: { 'custom.user_id': SUBJECT } });

    expect(calls).toHaveLength(1);
  });
});
