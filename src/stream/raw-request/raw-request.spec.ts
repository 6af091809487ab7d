import fc from 'fast-check';
import { useClientFixture, failureOf } from '../../../test/support/client-fixture';
import { OPERATIONS } from '../operations';
import type { Attempt } from '../request-observer';
import { StreamValidationError } from '../stream.errors';
import { checkRawRequest, type RawRequest } from './raw-request';
import { findOperation } from './find-operation';

const { aClient, aServer } = useClientFixture();

const declared = Object.values(OPERATIONS);

describe('client.request', () => {
  it('sends method, path, query and body as every request is sent, and decodes dates', async () => {
    const { client, server } = await aClient(() => ({ body: { created_at: 1_767_225_601_000_000_000 } }));

    const response = await client.request<{ created_at: Date }>({
      method: 'POST',
      path: '/video/new_thing/a%2Fb',
      query: { since: new Date(0), names: ['a', 'b'] },
      body: { at: new Date(0) },
    });

    expect(server.requests).toMatchObject([
      {
        method: 'POST',
        url: '/api/v2/video/new_thing/a%2Fb?api_key=key&since=1970-01-01T00%3A00%3A00.000Z&names=a%2Cb',
        body: { at: '1970-01-01T00:00:00.000Z' },
        headers: { 'stream-auth-type': 'jwt' },
      },
    ]);
    expect(response.created_at).toEqual(new Date(1_767_225_601_000));
    expect(response.metadata.status).toBe(200);
  });

  it('retries an undeclared GET, and no other undeclared request that may have taken effect', async () => {
    const { client, server } = await aClient(() => ({ status: 503, body: { code: -1 } }));
    const options = { retries: 1 };

    await failureOf(client.request({ method: 'GET', path: '/new' }, options));
    const error = await failureOf(client.request({ method: 'PUT', path: '/new' }, options));

    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'PUT']);
    expect(error).toMatchObject({ name: 'StreamApiError', operation: 'UndeclaredOperation', status: 503 });
  });

  it('uses the declaration of a route that has one', async () => {
    const { client, server } = await aClient(() => ({ status: 503, body: { code: -1 } }));
    const attempts: Attempt[] = [];
    client.observe({ attempt: (attempt) => void attempts.push(attempt) });

    await failureOf(
      client.request({ method: 'PATCH', path: '/video/call/default/a%20b', body: {} }, { retries: 1 }),
    );
    await failureOf(
      client.request(
        { method: 'GET', path: '/video/call/default/c1', query: { ring: true } },
        { retries: 1 },
      ),
    );

    expect(attempts.map(({ operation, path }) => `${operation} ${path}`)).toEqual([
      'UpdateCall /video/call/default/a%20b',
      'UpdateCall /video/call/default/a%20b',
      'GetCall /video/call/default/c1',
    ]);
    expect(server.requests).toHaveLength(3);
  });

  it('tells of the users that a declared operation changes', async () => {
    const { client } = await aClient();
    const changes: unknown[] = [];
    client.observeUsers((change) => changes.push(change));

    await client.request({ method: 'POST', path: '/users/delete', body: { user_ids: ['john'] } });
    await client.request({ method: 'PATCH', path: '/users', body: { users: [{ id: 'jack' }, null] } });
    await client.request({ method: 'POST', path: '/users', body: { users: { jane: {} } } });
    await client.request({ method: 'POST', path: '/users/joe/deactivate', body: {} });

    expect(changes).toEqual([
      { userId: 'john', kind: 'deleted' },
      { userId: 'jack', kind: 'changed' },
      { userId: 'jane', kind: 'changed' },
      { userId: 'joe', kind: 'changed' },
    ]);
  });

  it.each<[string, unknown]>([
    ['path', { path: 'https://elsewhere.example/x' }],
    ['path', { path: '//elsewhere.example/x' }],
    ['path', { path: 'video/calls' }],
    ['path', { path: '/video/../app' }],
    ['path', { path: '/video/%2e%2E/app' }],
    ['path', { path: '/video/..%2Fapp' }],
    ['path', { path: '/video/..%5capp' }],
    ['path', { path: '/video/%2e%2e%3fx' }],
    ['path', { path: '/video/./calls' }],
    ['path', { path: '/video//calls' }],
    ['path', { path: '/video/calls/' }],
    ['path', { path: '/video/calls?limit=1' }],
    ['path', { path: '/video/calls#x' }],
    ['path', { path: '/video\\calls' }],
    ['path', { path: '/video/a b' }],
    ['path', { path: '/video/ü' }],
    ['path', { path: '/video/%zz' }],
    ['path', { path: '/video/%ff' }],
    ['path', { path: '/video/%0d%0aX' }],
    ['path', { path: '/video/{type}' }],
    ['path', { path: '/api/v2/video/calls' }],
    ['path', { path: `/${'x'.repeat(2048)}` }],
    ['path', { path: '' }],
    ['path', { path: undefined }],
    ['method', { method: 'CONNECT' }],
    ['method', { method: 'get' }],
    ['query.api_key', { query: { api_key: 'x' } }],
    ['query', { query: 'a=1' }],
    ['body', { method: 'POST', body: ['x'] }],
    ['body', { method: 'GET', body: {} }],
  ])('rejects a wrong %s before anything is sent (case %#)', async (parameter, request) => {
    const { client, server } = await aClient();

    const error = await failureOf(
      client.request({ method: 'GET', path: '/x', ...(request as Partial<RawRequest>) }),
    );

    expect(error).toBeInstanceOf(StreamValidationError);
    expect(error).toMatchObject({ parameter });
    expect(server.requests).toEqual([]);
  });

  it('stays on its host and below /api/v2, whatever the path', async () => {
    const server = await aServer();
    const base = `${server.url}/api/v2`;
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'/.%25eEfFcC\\?#@:{}ab ') }), (path) => {
        try {
          checkRawRequest({ method: 'GET', path });
        } catch {
          return;
        }
        const url = new URL(`${base}${path}?api_key=k`);
        expect(url.href).toBe(`${base}${path}?api_key=k`);
        expect(decodeURIComponent(url.pathname).split(/[/\\]/)).not.toContain('..');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('findOperation', () => {
  it.each([
    ['GET', '/users', 'QueryUsers'],
    ['POST', '/users/delete', 'DeleteUsers'],
    ['POST', '/video/call/members', 'QueryCallMembers'],
    ['POST', '/video/call/default/c1', 'GetOrCreateCall'],
    ['DELETE', '/video/calltypes/default', 'DeleteCallType'],
    ['POST', '/video/calltypes/default', undefined],
    ['GET', '/nothing', undefined],
  ] as const)('finds for %s %s the operation %s', (method, path, name) => {
    expect(findOperation(declared, method, path)?.operation.name).toBe(name);
  });

  it('finds every declared operation by its own template, with its parameters', () => {
    for (const operation of declared) {
      const found = findOperation(declared, operation.method, operation.path.replaceAll(/[{}]/g, ''));
      expect(found?.operation.name).toBe(operation.name);
      const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(found?.path).toEqual(Object.fromEntries(names.map((name) => [name, name])));
    }
  });
});
