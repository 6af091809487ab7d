import { useClientFixture } from '../../../test/support/client-fixture';
import type { Answering } from '../../../test/support/canned-stream';
import type { UserRequest } from '../models/user.model';
import { StreamApiError, StreamBulkError } from '../stream.errors';

const { aClient } = useClientFixture();

const someUsers = (count: number): UserRequest[] =>
  Array.from({ length: count }, (_, index) => ({ id: `user-${index}` }));

interface UpsertBody {
  users: Record<string, UserRequest>;
}

/** Answers an upsert as Stream does, with the users it was given. */
const echoUsers: Answering = ({ body }) => ({
  status: 201,
  body: { users: (body as UpsertBody).users, membership_deletion_task_id: '', duration: '1ms' },
});

const payloadOf = (url: string): { filter_conditions: { id: { $in: string[] } } } =>
  JSON.parse(new URL(url, 'http://x').searchParams.get('payload')!) as ReturnType<typeof payloadOf>;

describe('upsertUsers', () => {
  it('sends up to 100 users in one request', async () => {
    const { client, server } = await aClient(echoUsers);
    const response = await client.upsertUsers(someUsers(100));
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ method: 'POST', url: '/api/v2/users?api_key=key' });
    expect(Object.keys(response.users)).toHaveLength(100);
    expect(response.metadata.status).toBe(201);
  });

  it('takes the last of two users with the same id, and ids such as __proto__', async () => {
    const { client, server } = await aClient(echoUsers);
    await client.upsertUsers([
      { id: 'a', name: '1' },
      { id: '__proto__', name: '2' },
      { id: 'a', name: '3' },
    ]);
    const { users } = server.requests[0]!.body as UpsertBody;
    expect(Object.entries(users)).toEqual([
      ['a', { id: 'a', name: '3' }],
      ['__proto__', { id: '__proto__', name: '2' }],
    ]);
  });

  it('sends more in batches of 100, at most two at a time, and answers all users', async () => {
    const waiting: (() => void)[] = [];
    let most = 0;
    const { client, server } = await aClient((request, raw) => {
      waiting.push(() => raw.end(JSON.stringify(echoUsers(request, raw)!.body)));
      most = Math.max(most, waiting.length);
      // The first goes ahead alone, to learn the rate limit. Then each pair is answered once both are here.
      if (waiting.length === 2 || server.requests.length === 1)
        for (const finish of waiting.splice(0)) finish();
      return undefined;
    });
    const response = await client.upsertUsers(someUsers(450));
    expect(server.requests.map(({ body }) => Object.keys((body as UpsertBody).users).length)).toEqual([
      100, 100, 100, 100, 50,
    ]);
    expect(most).toBe(2);
    expect(Object.keys(response.users)).toEqual(someUsers(450).map(({ id }) => id));
    expect(response.metadata.status).toBe(200);
    expect(response.duration).toBe('1ms');
  });

  it('stops after a failed batch and says who was written', async () => {
    const { client, server } = await aClient((request, raw) =>
      'user-150' in (request.body as UpsertBody).users
        ? { status: 400, body: { code: 4, message: 'UpdateUsers failed with error: "role is unknown"' } }
        : echoUsers(request, raw),
    );
    const error = await client.upsertUsers(someUsers(1000)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StreamBulkError);
    const { written, unwritten, unknown, cause, message } = error as StreamBulkError;
    expect(cause).toBeInstanceOf(StreamApiError);
    expect(message).toContain('role is unknown');
    expect(server.requests.length).toBeLessThan(5);
    expect(unknown).toEqual([]);
    expect(written).toEqual(expect.arrayContaining(['user-0', 'user-99']));
    expect(unwritten).toEqual(expect.arrayContaining(['user-100', 'user-199', 'user-999']));
    expect([...written, ...unwritten].sort()).toEqual(
      someUsers(1000)
        .map(({ id }) => id)
        .sort(),
    );
    const accepted = server.requests.flatMap(({ body }) => Object.keys((body as UpsertBody).users));
    expect(written).toEqual(expect.arrayContaining(accepted.filter((id) => !unwritten.includes(id))));
  });

  it('does not claim to know about a batch without an answer', async () => {
    const { client } = await aClient((request, raw) => {
      if (!('user-100' in (request.body as UpsertBody).users)) return echoUsers(request, raw);
      raw.socket?.destroy();
      return undefined;
    });
    const error = await client.upsertUsers(someUsers(200)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      written: someUsers(100).map(({ id }) => id),
      unwritten: [],
      unknown: someUsers(200)
        .slice(100)
        .map(({ id }) => id),
    });
  });
});

describe('ensureUsers', () => {
  const existingOnly =
    (existing: readonly string[]): Answering =>
    (request, raw) => {
      if (request.method === 'POST') return echoUsers(request, raw);
      const wanted = payloadOf(request.url).filter_conditions.id.$in;
      return {
        body: {
          users: wanted.filter((id) => existing.includes(id)).map((id) => ({ id, name: 'old' })),
          duration: '1ms',
        },
      };
    };

  it('writes only the users that do not exist', async () => {
    const { client, server } = await aClient(existingOnly(['john']));
    const result = await client.ensureUsers([{ id: 'john' }, { id: 'jane', name: 'Jane' }]);
    expect(result).toEqual({
      users: { john: { id: 'john', name: 'old' }, jane: { id: 'jane', name: 'Jane' } },
      created: ['jane'],
    });
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
    expect(server.requests[1]!.body).toEqual({ users: { jane: { id: 'jane', name: 'Jane' } } });
    expect(payloadOf(server.requests[0]!.url)).toMatchObject({ include_deactivated_users: true, limit: 100 });
  });

  it('writes nothing when all exist, and asks nothing for nobody', async () => {
    const { client, server } = await aClient(existingOnly(['john']));
    await client.ensureUsers([{ id: 'john' }]);
    expect(server.requests.map(({ method }) => method)).toEqual(['GET']);
    await expect(client.ensureUsers([])).resolves.toEqual({ users: {}, created: [] });
    expect(server.requests).toHaveLength(1);
  });

  it('asks in groups that fit into a URL', async () => {
    const { client, server } = await aClient(existingOnly([]));
    const long = Array.from({ length: 150 }, (_, index) => ({ id: `${'x'.repeat(250)}-${index}` }));
    const { created } = await client.ensureUsers([...someUsers(150), ...long]);
    expect(created).toHaveLength(300);
    const queries = server.requests.filter(({ method }) => method === 'GET');
    expect(Math.max(...queries.map(({ url }) => url.length))).toBeLessThan(8000);
    expect(payloadOf(queries[0]!.url).filter_conditions.id.$in).toHaveLength(100);
  });
});
