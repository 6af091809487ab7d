import { EmulatorHttp } from '../../test/support/emulator-http';
import { startStreamEmulator, type AppState, type StreamEmulator } from './index';

const clock = { now: () => Date.parse('2026-01-01T00:00:00Z') };

/** Something of everything that an app can hold. */
async function fill(server: EmulatorHttp): Promise<void> {
  const trunk = await server.post('/video/sip/inbound_trunks', {
    name: 'Trunk',
    numbers: ['+1'],
    password: 'hidden',
  });
  const written = [
    await server.post('/roles', { name: 'rockstar' }),
    await server.post('/users', {
      users: {
        john: {
          id: 'john',
          name: 'John',
          role: 'rockstar',
          teams: ['red'],
          teams_role: { red: 'admin' },
          custom: { x: [1] },
        },
        jane: { id: 'jane', image: 'i', privacy_settings: { typing_indicators: { enabled: false } } },
        gone: { id: 'gone' },
        away: { id: 'away' },
      },
    }),
    await server.post('/users/delete', { user_ids: ['gone'], user: 'pruning' }),
    await server.post('/users/away/deactivate'),
    await server.post('/users/block', { blocked_user_id: 'jane', user_id: 'john' }),
    await server.post('/moderation/ban', {
      target_user_id: 'jane',
      banned_by_id: 'john',
      timeout: 5,
      reason: 'r',
    }),
    await server.post('/moderation/mute', { target_ids: ['jane'], user_id: 'john', timeout: 5 }),
    await server.post('/devices', { id: 'd', push_provider: 'apn', user_id: 'john', voip_token: true }),
    await server.post('/push_preferences', { preferences: [{ user_id: 'john', call_level: 'none' }] }),
    await server.post('/external_storage', {
      name: 's',
      bucket: 'b',
      storage_type: 's3',
      aws_s3: { s3_secret: 'hidden' },
    }),
    await server.post('/permissions', { id: 'mine', name: 'Mine', action: 'JoinCall', condition: { a: 1 } }),
    await server.post('/push_templates', {
      event_type: 'message.new',
      push_provider_type: 'apn',
      template: '{}',
    }),
    await server.post('/imports', { path: 'a', mode: 'insert' }),
    await server.post('/imports/v2', { product: 'feeds', settings: { s3: { bucket: 'b' } } }),
    await server.put('/imports/v2/external-storage', {
      type: 'gcs',
      gcs: { bucket: 'b', credentials: 'hidden' },
    }),
    trunk,
    await server.post('/video/sip/inbound_routing_rules', {
      name: 'Rule',
      trunk_ids: [trunk.body.sip_trunk.id],
      caller_configs: { id: 'sip-{{sip_caller_number}}', custom_data: { a: 1 } },
      pin_routing_configs: { pin_prompt: 'p' },
      pin_protection_configs: { enabled: true },
    }),
    await server.post('/blocklists', { name: 'rude', words: ['heck'], team: 'red', user_id: 'john' }),
    await server.post('/usergroups', { id: 'crew', name: 'Crew', team_id: 'red', member_ids: ['john'] }),
    await server.patch('/app', {
      multi_tenant_enabled: true,
      enable_hook_payload_compression: true,
      revoke_tokens_issued_before: '2020-01-01T00:00:00Z',
      grants: { rockstar: ['search-user'] },
      event_hooks: [{ hook_type: 'sqs', sqs_secret: 'hidden', enabled: true }],
      sqs_secret: 'hidden',
      webhook_url: 'https://x',
    }),
    await server.post('/push_providers', {
      push_provider: {
        type: 'firebase',
        name: 'mine',
        firebase_credentials: '{"private_key":"hidden"}',
        description: 'd',
      },
    }),
    await server.post('/video/calltypes', { name: 'stage', grants: { user: ['join-call'] } }),
    await server.post('/video/call/stage/one', {
      data: { created_by_id: 'john', members: [{ user_id: 'jane', role: 'host' }], custom: { topic: 't' } },
    }),
  ];
  expect(written.filter(({ status }) => status >= 300)).toEqual([]);
}

describe('an emulator', () => {
  let emulator: StreamEmulator;
  let server: EmulatorHttp;
  beforeEach(async () => {
    emulator = await startStreamEmulator({ clock });
    server = new EmulatorHttp(emulator);
  });
  afterEach(() => emulator.close());

  const ids = async (of = server) => {
    const payload = encodeURIComponent('{"filter_conditions":{}}');
    const { body } = await of.get<{ users: { id: string }[] }>(`/users?payload=${payload}`);
    return body.users.map(({ id }) => id);
  };

  it('has the credentials it is given, and makes up those it is not', async () => {
    const other = await startStreamEmulator({ apiKey: 'key', apiSecret: 'secret' });
    expect(other).toMatchObject({ apiKey: 'key', apiSecret: 'secret' });
    expect((await new EmulatorHttp(other).get('/app')).status).toBe(200);
    await other.close();
    expect(emulator.apiKey).not.toBe('');
    expect(emulator.apiSecret).not.toBe(emulator.apiKey);
  });

  it('keeps apps apart, and makes them without waiting', async () => {
    const apps = Array.from({ length: 50 }, () => emulator.createApp());
    const [one, two] = apps.map((app) => new EmulatorHttp({ url: emulator.url, ...app }));
    await one!.post('/users', { users: { john: { id: 'john' } } });
    expect(await ids(one)).toEqual(['john']);
    expect(await ids(two)).toEqual([]);
    expect(await ids()).toEqual([]);
    expect(new Set(apps.map(({ apiKey }) => apiKey)).size).toBe(50);
  });

  it('starts with a seed written by hand', async () => {
    const seeded = await startStreamEmulator({
      seed: {
        settings: { enforce_unique_usernames: 'app' },
        users: [{ id: 'john', name: 'John' }],
        calls: [{ type: 'default', id: 'one', created_by: 'john' }],
      },
    });
    const client = new EmulatorHttp(seeded);
    expect(await ids(client)).toEqual(['john']);
    expect((await client.get('/video/call/default/one')).body.call.created_by.name).toBe('John');
    expect((await client.get('/app')).body.app.enforce_unique_usernames).toBe('app');
    expect((await client.post('/users', { users: { a: { id: 'a', name: 'john' } } })).body.code).toBe(6);
    await seeded.close();
  });

  it('exports everything as JSON that, imported, is exported again', async () => {
    await fill(server);
    const state = emulator.exportState();
    const text = JSON.stringify(state);
    expect(JSON.stringify(emulator.exportState())).toBe(text);

    const other = await startStreamEmulator({ clock, seed: JSON.parse(text) as AppState });
    expect(JSON.stringify(other.exportState())).toBe(text);
    const { duration, ...app } = (await new EmulatorHttp(other).get('/app')).body;
    expect(duration).toEqual(expect.any(String));
    expect(app.app).toMatchObject({
      multi_tenant_enabled: true,
      grants: { rockstar: ['search-user'] },
      webhook_url: 'https://x',
    });
    expect((await new EmulatorHttp(other).get('/devices?user_id=john')).body.devices).toHaveLength(1);
    await other.close();
  });

  it('exports no secret', async () => {
    await fill(server);
    const text = JSON.stringify(emulator.exportState());
    for (const secret of ['hidden', emulator.apiSecret, emulator.apiKey]) expect(text).not.toContain(secret);
  });

  it('keeps what it exported and what it imported apart from its own state', async () => {
    await server.post('/users', { users: { john: { id: 'john', custom: { x: 1 } } } });
    const state = emulator.exportState();
    const [john] = state.users!;
    (john!.custom as Record<string, unknown>).x = 2;
    expect(emulator.exportState().users![0]!.custom).toEqual({ x: 1 });
    emulator.importState(state);
    (john!.custom as Record<string, unknown>).x = 3;
    expect(emulator.exportState().users![0]!.custom).toEqual({ x: 2 });
  });

  it('makes new things later than imported ones, even if the clock stands still', async () => {
    for (const id of ['a', 'b', 'c']) await server.post('/users', { users: { [id]: { id } } });
    emulator.importState(emulator.exportState());
    await server.post('/users', { users: { d: { id: 'd' } } });
    expect(await ids()).toEqual(['d', 'c', 'b', 'a']);
  });

  it.each<[unknown, string]>([
    [{ version: 2 }, 'version must be one of [1]'],
    [{ users: [{}] }, 'users[0].id is a required field'],
    [{ users: [{ id: 'a' }, { id: 'a' }] }, 'users[1].id appears twice: "a"'],
    [{ users: [{ id: 'a', role: 'nobody' }] }, 'role "nobody" does not exist'],
    [
      { users: [{ id: 'a', created_at: 'yesterday' }] },
      'expected date for field "users[0].created_at" but got "yesterday"',
    ],
    [{ devices: [{ id: 'd', user_id: 'a', push_provider: 'x' }] }, 'devices[0].push_provider must be one of'],
    [{ calls: [{ type: 'default', id: 'a' }] }, 'calls[0].created_by is a required field'],
  ])('does not import %j, and stays as it is', async (state, reason) => {
    await server.post('/users', { users: { john: { id: 'john' } } });
    expect(() => {
      emulator.importState(state as AppState);
    }).toThrow(reason);
    expect(await ids()).toEqual(['john']);
    await expect(startStreamEmulator({ seed: state as AppState })).rejects.toThrow(reason);
  });

  it('works on another app by its API key', async () => {
    const app = emulator.createApp();
    emulator.importState({ users: [{ id: 'john' }] }, app.apiKey);
    expect(await ids(new EmulatorHttp({ url: emulator.url, ...app }))).toEqual(['john']);
    expect(emulator.exportState(app.apiKey).users).toHaveLength(1);
    expect(await ids()).toEqual([]);
    expect(() => emulator.exportState('nothing')).toThrow(
      'This emulator has no app with the API key "nothing".',
    );
  });

  it('removes an app, and gives its number to no other', async () => {
    const [gone, kept] = [emulator.createApp(), emulator.createApp()];
    const waiting = emulator.nextEvent('call.ended', { apiKey: gone.apiKey });
    emulator.removeApp(gone.apiKey);
    const later = emulator.createApp();

    await expect(waiting).rejects.toThrow('closed before call.ended');
    expect((await new EmulatorHttp({ url: emulator.url, ...gone }).get('/app')).status).toBe(401);
    const numbers = await Promise.all(
      [kept, later].map(async (app) => {
        const { body } = await new EmulatorHttp({ url: emulator.url, ...app }).get<{ app: { id: number } }>(
          '/app',
        );
        return body.app.id;
      }),
    );
    expect(new Set(numbers).size).toBe(2);
    expect(() => {
      emulator.removeApp(gone.apiKey);
    }).toThrow('no app with the API key');
    expect(() => {
      emulator.removeApp(emulator.apiKey);
    }).toThrow('The first app of an emulator cannot be removed.');
  });

  it('makes all apps what they were at the start', async () => {
    const seeded = await startStreamEmulator({ seed: { users: [{ id: 'john' }] } });
    const first = new EmulatorHttp(seeded);
    const second = new EmulatorHttp({ url: seeded.url, ...seeded.createApp() });
    await first.post('/users', { users: { jane: { id: 'jane' } } });
    await second.post('/users', { users: { jane: { id: 'jane' } } });
    seeded.reset();
    expect(await ids(first)).toEqual(['john']);
    expect(await ids(second)).toEqual([]);
    await seeded.close();
  });

  it('says which port is taken', async () => {
    const port = Number(new URL(emulator.url).port);
    await expect(startStreamEmulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('ends connections that are kept open when it is closed', async () => {
    const other = await startStreamEmulator();
    expect((await new EmulatorHttp(other).get('/app')).status).toBe(200);
    await other.close();
    await expect(fetch(other.url)).rejects.toThrow('fetch failed');
  });

  it('names an address that clients can connect to', async () => {
    const everywhere = await startStreamEmulator({ host: '0.0.0.0' });
    expect(everywhere.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await new EmulatorHttp(everywhere).get('/app')).status).toBe(200);
    await everywhere.close();
  });
});
