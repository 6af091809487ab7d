import { AdminModule } from '../../src';
import { startStreamEmulator } from '../../src/emulator';
import { isSecretName } from '../../src/admin/secrets/secret-names';
import { startCannedStream, type CannedStream } from '../support/canned-stream';
import { A_PLATFORM } from '../support/platforms';
import { startServiceHost } from '../service/service-host';
import { startRestHost, useRestHost, type Answer, type RestHost } from './rest-host';
import { ROUTES } from './routes';
import { as, startTrustingHost } from './trusting-host';

const ADMIN_ROUTES = ROUTES.filter(({ path }) => path.startsWith('/admin/'));
const FIREBASE = { firebase_credentials: '{"private_key":"-----BEGIN"}', description: 'phones' };

describe.each(A_PLATFORM)('administration on %s', (platform) => {
  const host = useRestHost(platform);
  const statusOf = async (method: string, path: string, body?: object) =>
    (await host.request(method, `/admin/${path}`, body)).status;
  const read = async (path: string): Promise<Answer['body']> =>
    (await host.request('GET', `/admin/${path}`)).body as unknown;

  it('reads and changes settings of the app, and shows no secret of its hooks', async () => {
    const hook = {
      hook_type: 'sqs',
      sqs_queue_url: 'https://sqs.example.com/1/a',
      sqs_key: 'AKIA',
      sqs_secret: 's3cret',
    };

    const changed = await statusOf('PATCH', 'app', {
      guest_user_creation_disabled: true,
      event_hooks: [hook],
    });
    const app = await read('app');

    expect(changed).toBe(204);
    expect(app).toMatchObject({
      guest_user_creation_disabled: true,
      multi_tenant_enabled: false,
      event_hooks: [{ hook_type: 'sqs', sqs_queue_url: hook.sqs_queue_url }],
    });
    expect(JSON.stringify(app)).not.toMatch(/AKIA|s3cret/);
    // Settings of queues and push providers, which have credentials among them.
    expect(Object.keys(app as object)).not.toContain('push_notifications');
    expect(await statusOf('PATCH', 'app', { revoke_tokens_issued_before: null })).toBe(204);
  });

  it('checks queues, and reads rate limits', async () => {
    const sns = await host.request('POST', '/admin/app/check-sns', { sns_key: 'AKIA', sns_secret: 's3cret' });
    const sqs = await host.request('POST', '/admin/app/check-sqs', { sqs_key: 'AKIA', sqs_secret: 's3cret' });
    const limits = await read('rate-limits?server_side=true&endpoints=GetCall,QueryCalls');

    expect(sns).toMatchObject({ status: 200, body: { status: expect.any(String) } });
    expect(sqs).toMatchObject({ status: 200, body: { status: expect.any(String) } });
    expect(Object.keys(limits.server_side as object).sort()).toEqual(['GetCall', 'QueryCalls']);
  });

  it('writes push providers, whose credentials it never shows, and their templates', async () => {
    const provider = 'push-providers/firebase/production';
    const template = { event_type: 'message.new', push_provider_type: 'firebase', template: '{"a":1}' };

    const invalid = await host.request('PUT', `/admin/${provider}`, { firebase_credentials: 's3cret' });
    const written = await host.request('PUT', `/admin/${provider}`, FIREBASE);
    const listed = await read('push-providers');
    const pushed = await host.request('PUT', '/admin/push-templates', template);
    const templates = await read('push-templates?push_provider_type=firebase');
    await host.request('PUT', '/users', { users: [{ id: 'john' }] });
    const checked = await statusOf('POST', 'push-check', { user_id: 'john', skip_devices: true });
    const deleted = await statusOf('DELETE', provider);

    expect(invalid).toMatchObject({ status: 400, body: { code: 4 } });
    expect(written).toMatchObject({
      status: 200,
      body: { push_provider: { name: 'production', type: 'firebase', description: 'phones' } },
    });
    expect(listed.push_providers).toContainEqual(expect.objectContaining({ name: 'production' }));
    expect(JSON.stringify([invalid.body, written.body, listed])).not.toMatch(/BEGIN|s3cret|credentials":/);
    expect(pushed).toMatchObject({ status: 200, body: { template: { event_type: 'message.new' } } });
    expect(templates.templates).toMatchObject([{ template: '{"a":1}' }]);
    expect([checked, deleted]).toEqual([200, 204]);
    expect(await statusOf('DELETE', provider)).toBe(404);
  });

  it('adds, checks, replaces and removes external storages', async () => {
    const storage = {
      storage_type: 's3',
      bucket: 'recordings',
      aws_s3: { s3_region: 'eu-west-1', s3_api_key: 'AKIA', s3_secret: 's3cret' },
    };

    const added = await statusOf('POST', 'external-storages', { name: 'archive', ...storage });
    const again = await statusOf('POST', 'external-storages', { name: 'archive', ...storage });
    const checked = await host.request('POST', '/admin/external-storages/archive/check');
    const replaced = await host.request('PUT', '/admin/external-storages/archive', {
      ...storage,
      path: 'calls',
    });
    const listed = await read('external-storages');
    const removed = await statusOf('DELETE', 'external-storages/archive');

    expect([added, again, removed]).toEqual([204, 400, 204]);
    expect(checked).toMatchObject({ status: 200, body: { file_url: expect.any(String) } });
    expect(replaced).toMatchObject({ status: 200, body: { name: 'archive', path: 'calls' } });
    expect(listed.external_storages).toMatchObject({ archive: { type: 's3', bucket: 'recordings' } });
    expect(JSON.stringify([replaced.body, listed])).not.toMatch(/AKIA|s3cret/);
    expect(await statusOf('POST', 'external-storages/archive/check')).toBe(404);
  });

  it('writes SIP trunks without showing passwords, and routing rules without showing PINs', async () => {
    const trunk = { name: 'office', numbers: ['+31201234567'], password: 's3cret' };
    const rule = {
      name: 'to the standup',
      caller_configs: { id: 'phone-{{ caller_number }}' },
      pin_routing_configs: { pin_prompt: 'Your PIN, please' },
      pin_protection_configs: { enabled: true, default_pin: '9753' },
    };

    const created = await host.request('POST', '/admin/sip/trunks', trunk);
    const trunkId = String(created.body.sip_trunk.id);
    const renamed = await host.request('PUT', `/admin/sip/trunks/${trunkId}`, {
      name: 'home',
      numbers: trunk.numbers,
    });
    const routed = await host.request('POST', '/admin/sip/routing-rules', { ...rule, trunk_ids: [trunkId] });
    const ruleId = String(routed.body.id);
    const changed = await host.request('PUT', `/admin/sip/routing-rules/${ruleId}`, {
      ...rule,
      name: 'by PIN',
      trunk_ids: [trunkId],
    });
    const lists = [await read('sip/trunks'), await read('sip/routing-rules')];
    const deleted = [
      await statusOf('DELETE', `sip/trunks/${trunkId}`),
      await statusOf('DELETE', `sip/routing-rules/${ruleId}`),
      await statusOf('DELETE', `sip/trunks/${trunkId}`),
    ];

    expect(created).toMatchObject({ status: 201, body: { sip_trunk: { name: 'office' } } });
    expect(renamed).toMatchObject({ status: 200, body: { sip_trunk: { id: trunkId, name: 'home' } } });
    expect(routed).toMatchObject({ status: 201, body: { pin_protection_configs: { enabled: true } } });
    expect(changed).toMatchObject({ status: 200, body: { sip_inbound_routing_rule: { name: 'by PIN' } } });
    expect(lists).toMatchObject([
      { sip_trunks: [{ id: trunkId }] },
      { sip_inbound_routing_rules: [{ id: ruleId }] },
    ]);
    expect(JSON.stringify([created, renamed, routed, changed, lists])).not.toMatch(/s3cret|password|9753/);
    expect(deleted).toEqual([400, 204, 204]);
  });

  it('starts and reads imports', async () => {
    const upload = await host.request('PUT', '/admin/imports/upload-url', { filename: 'users.json' });
    const { path } = upload.body as { path: string };
    const started = await host.request('POST', '/admin/imports', { path, mode: 'upsert' });
    const importId = String(started.body.import_task.id);

    expect(upload).toMatchObject({ status: 200, body: { upload_url: expect.stringContaining('https://') } });
    expect(upload.headers.get('cache-control')).toBe('no-store');
    expect(started).toMatchObject({ status: 201, body: { import_task: { mode: 'upsert', path } } });
    expect(await read(`imports/${importId}`)).toMatchObject({ import_task: { id: importId } });
    expect(await read('imports')).toMatchObject({ import_tasks: [{ id: importId }] });
  });

  it('sets the storage of import tasks without showing its credentials', async () => {
    const gcs = { bucket: 'imports', credentials: 's3cret' };

    const none = await statusOf('GET', 'importer-storage');
    const partless = await host.request('PUT', '/admin/importer-storage', { type: 'aws_s3', gcs });
    const set = await statusOf('PUT', 'importer-storage', { type: 'gcs', gcs });
    const shown = await read('importer-storage');
    const validated = await statusOf('POST', 'importer-storage/validate');
    const removed = await statusOf('DELETE', 'importer-storage');

    expect(partless).toMatchObject({ status: 400, body: { message: ['aws_s3 is required'] } });
    expect([none, set, validated, removed]).toEqual([404, 204, 204, 204]);
    expect(shown).toMatchObject({ type: 'gcs', gcs: { bucket: 'imports', credentials_set: true } });
    expect(JSON.stringify(shown)).not.toContain('s3cret');
  });

  it('writes block lists', async () => {
    const created = await host.request('POST', '/admin/block-lists', {
      name: 'rude',
      words: ['darn'],
      is_leet_check_enabled: true,
    });
    const id = String(created.body.blocklist.id);
    const changed = await host.request('PATCH', '/admin/block-lists/rude', { words: ['heck'] });
    const imported = await host.request('POST', `/admin/block-lists/${id}/import`, { items: ['drat'] });
    const lists = await read('block-lists?limit=200');
    const one = await read('block-lists/rude');

    expect(created).toMatchObject({ status: 201, body: { blocklist: { is_leet_check_enabled: true } } });
    expect(changed.body.blocklist).toMatchObject({ words: ['heck'], is_leet_check_enabled: true });
    expect(imported).toMatchObject({ status: 202, body: { task_id: expect.any(String) } });
    expect((lists.blocklists as { name: string }[]).map(({ name }) => name)).toContain('rude');
    expect(one.blocklist).toMatchObject({ name: 'rude' });
    expect(await statusOf('DELETE', 'block-lists/rude')).toBe(204);
    expect(await statusOf('GET', 'block-lists/rude')).toBe(404);
  });

  it.each([
    ['PATCH', 'app', { enforce_unique_usernames: 'all' }, 'enforce_unique_usernames must be one of'],
    ['PATCH', 'app', { event_hooks: [{ hook_type: 'smtp' }] }, 'event_hooks[0].hook_type must be one of'],
    ['PUT', 'push-providers/windows/a', {}, 'provider_type must be one of'],
    ['PUT', 'push-providers/apn/a', { name: 'b' }, 'name is not a known field'],
    ['POST', 'external-storages', { name: 'a', storage_type: 's3' }, 'bucket must be a string'],
    ['POST', 'sip/trunks', { name: 'a', numbers: ['1'] }, 'password must be a string'],
    ['POST', 'sip/trunks', { name: 'a', numbers: [], password: 'x' }, 'numbers should not be empty'],
    ['POST', 'imports', { path: 'a', mode: 'replace' }, 'mode must be one of'],
    ['GET', 'import-tasks?state=x', undefined, 'state must be an integer number'],
    ['GET', 'block-lists?limit=201', undefined, 'limit must not be greater than 200'],
  ])('refuses %s %s with %j', async (method, path, body, message) => {
    const answer = await host.request(method, `/admin/${path}`, body);

    expect(answer.status).toBe(400);
    expect(answer.body.message).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
  });

  it('is for services only, and each part has its own scopes', async () => {
    const { apiKey, apiSecret, url } = host.stream();
    const trusting = await startTrustingHost(platform, { apiKey, apiSecret, baseUrl: url }, [
      AdminModule.forRoot(),
    ]);
    await host.request('PUT', '/users', { users: [{ id: 'john' }] });
    const wrong: string[] = [];

    for (const { method, path, body } of ADMIN_ROUTES) {
      const ofUser = await trusting.request(method, path, body, as('user', 'john'));
      const ofReader = await trusting.request(method, path, body, as('service', 'a', ['users:read']));
      if (ofUser.status !== 403 || ofReader.status !== 403) wrong.push(`${method} ${path}`);
    }

    expect(ADMIN_ROUTES.length).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
    await trusting.close();
  });
});

describe.each(A_PLATFORM)('import tasks on %s', (platform) => {
  it('are started, read, cancelled and deleted', async () => {
    // Time would finish them.
    const present = Date.now();
    const emulator = await startStreamEmulator({ clock: { now: () => present } });
    const { apiKey, apiSecret, url } = emulator;
    const host = await startRestHost(platform, { apiKey, apiSecret, baseUrl: url });
    const send = (method: string, path = '', body?: object) =>
      host.request(method, `/admin/import-tasks${path}`, body);
    const start = () => send('POST', '', { product: 'chat', settings: { path: 'a', s3: { bucket: 'b' } } });

    const [first, second] = [await start(), await start()];
    const [one, other] = [first, second].map(({ body }) => `/${String(body.id)}`);
    const listed = await send('GET');
    const cancelled = await send('POST', `${one}/cancel`);
    const deleted = [await send('DELETE', one), await send('DELETE', other)];
    const left = [await send('GET', one), await send('GET', other), await send('GET', '/nope')];

    expect(first).toMatchObject({ status: 201, body: { product: 'chat', settings: { path: 'a' } } });
    expect(listed.body.import_tasks).toHaveLength(2);
    expect(cancelled).toMatchObject({ status: 204, body: undefined });
    // Only tasks that wait are deleted.
    expect(deleted.map(({ status }) => status)).toEqual([400, 204]);
    expect(left.map(({ status }) => status)).toEqual([200, 404, 404]);
    await host.close();
    await emulator.close();
  });
});

describe('administration of the service', () => {
  it('is off unless it is asked for', async () => {
    const host = await startServiceHost();
    const statuses = new Set<number>();

    for (const { method, path } of ADMIN_ROUTES) statuses.add((await host.request(method, path)).status);
    await host.close();

    expect([...statuses]).toEqual([404]);
  });
});

describe.each(A_PLATFORM)('secrets in requests for administration on %s', (platform) => {
  const MARKER = 'mArKeR';
  let upstream: CannedStream;
  let host: RestHost;
  let status: number;

  beforeAll(async () => {
    // Both quote the request as it is, and as text.
    upstream = await startCannedStream(({ body }) =>
      status === 200
        ? { body: { ...(body as object), quoted: body, status: 'error', error: JSON.stringify(body) } }
        : { status, body: { code: 4, message: `bad ${JSON.stringify(body)}`, StatusCode: status } },
    );
    host = await startRestHost(platform, { apiKey: 'key', apiSecret: 'secret', baseUrl: upstream.url });
  });

  afterAll(async () => {
    await host.close();
    await upstream.close();
  });

  const withSecrets = (body: object) =>
    JSON.parse(JSON.stringify(body), (name, value: unknown) =>
      isSecretName(name) && typeof value === 'string' ? `${MARKER}"\n${value}` : value,
    ) as object;

  const withBodies = ADMIN_ROUTES.flatMap(({ method, path, body }) =>
    body === undefined ? [] : [{ method, path, body: withSecrets(body) }],
  );
  const secretive = withBodies.filter(({ body }) => JSON.stringify(body).includes(MARKER));

  it.each([200, 400, 500])('are in no response when Stream quotes them with %d', async (given) => {
    status = given;
    const telling: string[] = [];

    for (const { method, path, body } of secretive) {
      const answer = await host.request(method, path, body);
      if (answer.status >= 500 && given < 500) telling.push(`${path}: ${answer.status}`);
      if (JSON.stringify(answer.body ?? null).includes(MARKER)) telling.push(`${method} ${path}`);
    }

    expect(secretive.length).toBeGreaterThan(8);
    expect(JSON.stringify(upstream.requests.map(({ body }) => body as object))).toContain(MARKER);
    expect(telling).toEqual([]);
  });
});
