import { emulatedApps } from '../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../test/support/emulator-http';

const start = Date.parse('2026-01-01T00:00:00Z');
let now = start;
const newApp = emulatedApps({ clock: { now: () => now } });

describe('imports', () => {
  let server: EmulatorHttp;
  beforeEach(() => {
    now = start;
    server = newApp();
  });

  const create = (body: object = { path: 'a/b.json', mode: 'upsert' }) => server.post('/imports', body);
  const list = async () => (await server.get('/imports')).body.import_tasks as { state: string }[];

  it('get an address to upload to, each its own', async () => {
    const first = await server.post('/import_urls', { filename: 'my users.json' });
    expect(first.status).toBe(201);
    expect(first.body.upload_url).toBe(`https://imports.invalid/${first.body.path as string}`);
    expect(first.body.path).toMatch(/^[\da-f-]{36}\/my%20users\.json$/);
    const second = await server.post('/import_urls', {});
    expect(second.body.path).toMatch(/\/import\.json$/);
    expect((await server.post('/import_urls', { filename: 1 })).body).toMatchObject({ code: 4 });
  });

  it('get one step further each time they are read', async () => {
    const { status, body } = await create();
    expect(status).toBe(201);
    const { id, ...created } = body.import_task as { id: string };
    expect(created).toEqual({
      path: 'a/b.json',
      mode: 'upsert',
      state: 'uploaded',
      history: [],
      created_at: expect.any(Number),
      updated_at: expect.any(Number),
    });
    const read = async () => (await server.get(`/imports/${id}`)).body.import_task as Record<string, unknown>;
    expect((await read()).state).toBe('uploaded');
    expect((await read()).state).toBe('importing');
    const completed = await read();
    expect(completed).toMatchObject({
      state: 'completed',
      history: [
        { prev_state: 'uploaded', next_state: 'importing' },
        { prev_state: 'importing', next_state: 'completed' },
      ],
    });
    expect(await read()).toEqual(completed);
  });

  it('move on with time in their list, and not by looking at it', async () => {
    await create();
    for (let reads = 0; reads < 4; reads += 1) expect(await list()).toMatchObject([{ state: 'uploaded' }]);
    now += 1000;
    expect(await list()).toMatchObject([{ state: 'completed', history: { length: 2 } }]);
  });

  it.each([
    [{ mode: 'upsert' }, 'path'],
    [{ path: '', mode: 'upsert' }, 'path'],
    [{ path: 'a' }, 'mode'],
    [{ path: 'a', mode: 'merge' }, 'mode'],
  ])('are refused with %j, naming %s', async (body, field) => {
    expect((await create(body)).body).toMatchObject({
      StatusCode: 400,
      code: 4,
      exception_fields: { [field]: expect.any(String) },
    });
  });

  it('are not found under other ids, and refused to users', async () => {
    expect((await server.get('/imports/x')).body).toMatchObject({ StatusCode: 404, code: 16 });
    await server.post('/users', { users: { john: { id: 'john' } } });
    for (const path of ['/imports', '/imports/v2', '/imports/v2/external-storage']) {
      expect((await server.as('john').get(path)).status).toBe(403);
    }
  });

  describe('of the second kind', () => {
    const createV2 = (body: object = { product: 'chat', settings: { mode: 'upsert', path: 'a' } }) =>
      server.post('/imports/v2', body);
    const idOf = async () => (await createV2()).body.id as string;
    const stateOf = async (id: string) => (await server.get(`/imports/v2/${id}`)).body.state as number;
    const listed = async (query = '') =>
      (await server.get(`/imports/v2${query}`)).body.import_tasks as { id: string; state: number }[];

    it('are queued, then processing, then completed with a result', async () => {
      const { status, body } = await createV2({
        product: 'chat',
        settings: { mode: 'upsert', s3: { bucket: 'b', dir: 'd', extra: 1 }, extra: 1 },
      });
      expect(status).toBe(201);
      expect(body).toMatchObject({ product: 'chat', state: 1, app_pk: expect.any(Number) });
      expect(body.settings).toEqual({ mode: 'upsert', s3: { bucket: 'b', dir: 'd' } });
      const id = body.id as string;
      expect([await stateOf(id), await stateOf(id)]).toEqual([1, 2]);
      const completed = (await server.get(`/imports/v2/${id}`)).body;
      expect(completed).toMatchObject({ state: 3, result: {} });
      expect(completed.updated_at).toBeGreaterThan(body.updated_at as number);
    });

    it('are listed, also by state', async () => {
      const [first, second] = [await idOf(), await idOf()];
      await stateOf(first);
      expect(await listed()).toMatchObject([
        { id: first, state: 2 },
        { id: second, state: 1 },
      ]);
      expect(await listed('?state=2')).toMatchObject([{ id: first }]);
      expect((await server.get('/imports/v2?state=x')).status).toBe(400);
    });

    it('are cancelled while queued or processing, and deleted while queued', async () => {
      const [queued, running, done] = [await idOf(), await idOf(), await idOf()];
      await stateOf(running);
      for (let reads = 0; reads < 3; reads += 1) await stateOf(done);
      const statuses = async (send: (id: string) => Promise<{ status: number }>) => [
        (await send(running)).status,
        (await send(done)).status,
        (await send(queued)).status,
      ];
      const cancel = (id: string) => server.post(`/imports/v2/${id}/cancel`);
      expect(await statuses((id) => server.delete(`/imports/v2/${id}`))).toEqual([400, 400, 200]);
      expect(await statuses(cancel)).toEqual([201, 400, 404]);
      expect([await stateOf(running), await stateOf(running)]).toEqual([4, 4]);
      expect((await cancel(running)).body).toMatchObject({ StatusCode: 400, code: 4 });
      expect((await server.delete(`/imports/v2/${queued}`)).body).toMatchObject({
        StatusCode: 404,
        code: 16,
      });
      expect((await server.get(`/imports/v2/${queued}`)).status).toBe(404);
    });

    it.each([
      [{ settings: {} }, 'product'],
      [{ product: 'video', settings: {} }, 'product'],
      [{ product: 'chat' }, 'settings'],
      [{ product: 'chat', settings: { s3: { bucket: 1 } } }, 'settings.s3.bucket'],
    ])('are refused with %j, naming %s', async (body, field) => {
      expect((await createV2(body)).body).toMatchObject({
        StatusCode: 400,
        code: 4,
        exception_fields: { [field]: expect.any(String) },
      });
    });
  });

  describe('are read from a storage that', () => {
    const path = '/imports/v2/external-storage';
    const s3 = { bucket: 'b', region: 'eu', role_arn: 'arn' };

    it('is stored, shown without credentials, validated and removed', async () => {
      expect((await server.get(path)).body).toMatchObject({ StatusCode: 404, code: 16 });
      expect((await server.post(`${path}/validate`)).status).toBe(404);
      expect((await server.put(path, { type: 'aws_s3', aws_s3: s3 })).status).toBe(201);
      const first = (await server.get(path)).body;
      expect(first).toMatchObject({ type: 'aws_s3', aws_s3: s3 });
      expect(first).not.toHaveProperty('gcs');
      await server.put(path, { type: 'gcs', gcs: { bucket: 'b', credentials: 'secret', path_prefix: 'p' } });
      const second = (await server.get(path)).body;
      expect(second).toMatchObject({ type: 'gcs', created_at: first.created_at });
      expect(second.gcs).toEqual({ bucket: 'b', credentials_set: true, path_prefix: 'p' });
      expect((await server.post(`${path}/validate`)).status).toBe(201);
      for (let times = 0; times < 2; times += 1) expect((await server.delete(path)).status).toBe(200);
      expect((await server.get(path)).status).toBe(404);
    });

    it.each([
      [{}, 'type'],
      [{ type: 'ftp' }, 'type'],
      [{ type: 'aws_s3' }, 'aws_s3'],
      [{ type: 'gcs', aws_s3: s3 }, 'gcs'],
      [{ type: 'aws_s3', aws_s3: { ...s3, region: undefined } }, 'aws_s3.region'],
      [{ type: 'gcs', gcs: { bucket: 'b' } }, 'gcs.credentials'],
    ])('is refused with %j, naming %s', async (body, field) => {
      expect((await server.put(path, body)).body).toMatchObject({
        StatusCode: 400,
        code: 4,
        exception_fields: { [field]: expect.any(String) },
      });
    });
  });
});
