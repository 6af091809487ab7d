import { useClientFixture } from '../../test/support/client-fixture';
import { StreamClient } from '../stream/stream.client';
import { runDoctor } from './run-doctor';

const fixture = useClientFixture();

const anApp = (headers: Record<string, string> = {}) => ({
  headers,
  body: { duration: '1.00ms', app: { name: 'lessons', placement: 'eu-west', event_hooks: [] } },
});

const IN_A_MINUTE = String(Math.floor(Date.now() / 1000) + 60);

describe('runDoctor', () => {
  it('finds what is wrong by one request', async () => {
    const { client, server } = await fixture.aClient(() =>
      anApp({
        date: new Date(Date.now() - 60_000).toUTCString(),
        'x-ratelimit-limit': '100',
        'x-ratelimit-remaining': '5',
        'x-ratelimit-reset': IN_A_MINUTE,
      }),
    );
    const findings = await runDoctor(client, { apiSecret: 'secret', environment: { VITE_KEY: 'secret' } });

    expect(findings.map(({ check, status }) => [check, status])).toEqual([
      ['credentials', 'ok'],
      ['clock', 'error'],
      ['app', 'ok'],
      ['rate limits', 'warning'],
      ['webhook hook', 'skipped'],
      ['webhook receiver', 'skipped'],
      ['public variables', 'error'],
      ['emulator', 'ok'],
    ]);
    expect(server.requests).toHaveLength(1);
    expect(findings[0]?.message).toBe("Key key and secret belong together: app 'lessons', region eu-west.");
  });

  it('goes on with what needs no answer when there is none', async () => {
    const { client } = await fixture.aClient(() => ({ status: 401, body: { code: 2, message: 'x' } }));
    const findings = await runDoctor(client, { environment: { STREAM_API_SECRET: '' } });

    expect(findings[0]).toMatchObject({ check: 'credentials', status: 'error', fix: expect.any(String) });
    expect(findings.slice(1).map(({ status }) => status)).not.toContain('error');
  });

  it('takes from the environment what it is not told', async () => {
    const { client } = await fixture.aClient(() => anApp());
    const environment = {
      NODE_ENV: 'production',
      STREAM_API_SECRET: 'secret-of-the-app',
      STREAM_WEBHOOK_URL: 'http://127.0.0.1:1/',
      VITE_X: 'secret-of-the-app',
    };
    const findings = await runDoctor(client, { environment });

    expect(findings).toContainEqual(expect.objectContaining({ check: 'webhook hook', status: 'error' }));
    expect(findings).toContainEqual(expect.objectContaining({ check: 'public variables', status: 'error' }));
    expect(findings).toContainEqual(expect.objectContaining({ check: 'emulator', status: 'warning' }));
  });

  it('makes checks of your own', async () => {
    const { client } = await fixture.aClient(() => anApp());
    const findings = await runDoctor(client, {
      environment: {},
      checks: [({ app }) => ({ check: 'name', status: 'ok', message: app?.app.name ?? '' })],
    });

    expect(findings.at(-1)).toEqual({ check: 'name', status: 'ok', message: 'lessons' });
  });

  it('gives every finding that is not in order something to do', async () => {
    const client = new StreamClient('key', 'secret', { baseUrl: 'http://127.0.0.1:1', retries: 0 });
    const findings = await runDoctor(client, { environment: { NODE_ENV: 'production' } });
    await client.close();

    expect(findings.every((finding) => finding.status === 'ok' || finding.fix !== '')).toBe(true);
    expect(findings[0]).toMatchObject({
      status: 'error',
      message: expect.stringContaining('cannot be reached'),
    });
  });
});
