import { emulatedApps } from '../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../test/support/emulator-http';

const newApp = emulatedApps();

interface ShownApp extends Record<string, unknown> {
  readonly call_types: object;
  readonly grants: Record<string, string[]>;
  readonly event_hooks: Record<string, unknown>[];
}

describe('the app', () => {
  let server: EmulatorHttp;
  beforeEach(() => {
    server = newApp();
  });

  const update = (body?: object) => server.patch('/app', body);
  const shown = async () => (await server.get<{ app: ShownApp }>('/app')).body.app;

  it('shows its settings and call types', async () => {
    const app = await shown();
    expect(app).toMatchObject({
      multi_tenant_enabled: false,
      enforce_unique_usernames: 'no',
      event_hooks: [],
      suspended: false,
    });
    expect(app.name).not.toBe('');
    expect(app.id).toEqual(expect.any(Number));
    expect(Object.keys(app.call_types)).toEqual(['default', 'livestream', 'audio_room', 'development']);
    expect(app).not.toHaveProperty('revoke_tokens_issued_before');
  });

  it('changes what is sent and nothing else', async () => {
    const before = await shown();
    expect(await update({ webhook_url: 'https://x', disable_permissions_checks: true, unknown: 1 })).toEqual({
      status: 200,
      body: { duration: expect.any(String) },
    });
    expect(await shown()).toEqual({ ...before, webhook_url: 'https://x', disable_permissions_checks: true });
  });

  it.each([undefined, {}])('takes %j for no change', async (body) => {
    const before = await shown();
    expect((await update(body)).status).toBe(200);
    expect(await shown()).toEqual(before);
  });

  it('replaces the grants of the roles that are named only', async () => {
    const before = (await shown()).grants;
    await update({ grants: { user: ['create-call', 'anything'], guest: [] } });
    expect((await shown()).grants).toEqual({ ...before, user: ['create-call', 'anything'], guest: [] });
  });

  it('replaces all event hooks, and knows those again that it gave an id', async () => {
    await update({
      event_hooks: [
        { hook_type: 'webhook', webhook_url: 'https://a', enabled: true, event_types: ['call.created'] },
      ],
    });
    const [hook] = (await shown()).event_hooks;
    expect(hook).toMatchObject({
      id: expect.any(String),
      webhook_url: 'https://a',
      created_at: expect.any(Number),
    });
    await update({ event_hooks: [{ ...hook, enabled: false }, { hook_type: 'sqs' }] });
    const hooks = (await shown()).event_hooks;
    expect(hooks).toHaveLength(2);
    expect(hooks[0]).toMatchObject({ id: hook?.id, created_at: hook?.created_at, enabled: false });
    await update({ event_hooks: [] });
    expect((await shown()).event_hooks).toEqual([]);
  });

  it('takes the compression of events without showing it', async () => {
    const before = await shown();
    expect((await update({ enable_hook_payload_compression: true })).status).toBe(200);
    expect(await shown()).toEqual(before);
    expect((await update({ enable_hook_payload_compression: 'x' })).status).toBe(400);
  });

  it('shows since when tokens count, until that is undone', async () => {
    await update({ revoke_tokens_issued_before: '2026-01-01T00:00:00Z' });
    expect((await shown()).revoke_tokens_issued_before).toBe(1_767_225_600e9);
    await update({ revoke_tokens_issued_before: null });
    expect(await shown()).not.toHaveProperty('revoke_tokens_issued_before');
  });

  it('shows for which platforms it has push providers', async () => {
    await server.delete('/push_providers/apn/apn');
    expect((await shown()).push_notifications).toMatchObject({
      apn: { enabled: false },
      firebase: { enabled: true },
    });
  });

  it.each([
    [{ enforce_unique_usernames: 'yes' }, 'enforce_unique_usernames must be one of [no app team]'],
    [{ permission_version: 'v3' }, 'permission_version must be one of [v1 v2]'],
    [{ reminders_interval: 59 }, 'reminders_interval must be 60 or greater'],
    [{ cdn_expiration_seconds: 1_209_601 }, 'cdn_expiration_seconds must be 1209600 or less'],
    [
      { file_upload_config: { size_limit: 104_857_601 } },
      'file_upload_config.size_limit must be 104857600 or less',
    ],
    [
      { user_search_disallowed_roles: Array.from({ length: 11 }, String) },
      'user_search_disallowed_roles must contain at maximum 10 items',
    ],
    [{ grants: { user: 'all' } }, 'expected array for field "grants.user" but got "all"'],
    [
      { revoke_tokens_issued_before: 'now' },
      'expected date for field "revoke_tokens_issued_before" but got "now"',
    ],
  ])('refuses %j', async (body, reason) => {
    expect((await update(body)).body).toMatchObject({
      StatusCode: 400,
      code: 4,
      message: `UpdateApp failed with error: "${reason}"`,
    });
  });

  it('cannot reach queues, which is no error', async () => {
    for (const path of ['/check_sqs', '/check_sns']) {
      const { status, body } = await server.post(path, { sqs_url: 'https://q', sns_topic_arn: 'arn' });
      expect(status).toBe(201);
      expect(body).toMatchObject({ status: 'error', error: expect.stringMatching(/cannot be reached/) });
      expect((await server.post(path)).body.error).toMatch(/is not configured/);
    }
  });

  it('names edges to everybody', async () => {
    const { status, body } = await server.anonymously().get('/video/edges');
    expect(status).toBe(200);
    expect(body.edges.length).toBeGreaterThan(0);
  });
});
