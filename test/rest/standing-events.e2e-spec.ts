import { AccessModule, CallsModule, JwtAuthenticator, StreamModule, UsersModule } from '../../src';
import { StreamWebhooksModule } from '../../src/webhooks';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { EmulatorHttp } from '../support/emulator-http';
import { inSeconds, signWithSecret } from '../support/jwt-issuer';
import { A_PLATFORM } from '../support/platforms';
import type { RestHost } from './rest-host';
import { startApp } from './start-app';

const SECRET = 'a-secret-of-at-least-thirty-two-bytes';

describe.each(A_PLATFORM)('what Stream tells of a user to a host on %s', (platform) => {
  let emulator: StreamEmulator;
  let host: RestHost;
  /** Another program, whose changes the host learns from Stream only. */
  let other: EmulatorHttp;

  beforeEach(async () => {
    emulator = await startStreamEmulator();
    const { apiKey, apiSecret, url: baseUrl } = emulator;
    other = new EmulatorHttp(emulator);
    host = await startApp(platform, {
      imports: [
        StreamModule.forRoot({ apiKey, apiSecret, baseUrl }),
        AccessModule.forRoot({
          authenticators: [new JwtAuthenticator({ secret: SECRET })],
          standingTtl: 60_000,
        }),
        UsersModule,
        CallsModule,
        StreamWebhooksModule.forRoot(),
      ],
    });
    await other.post('/users', { users: { john: { id: 'john' }, jane: { id: 'jane' } } });
    await other.post('/video/call/default/own', { data: { created_by_id: 'john' } });
  });

  afterEach(async () => {
    await host.close();
    await emulator.close();
  });

  const statusForJohn = async () => {
    const token = await signWithSecret(SECRET, { sub: 'john', iat: inSeconds(-60) });
    const headers = { authorization: `Bearer ${token}` };
    return (await host.request('PATCH', '/calls/default/own', { custom: {} }, headers)).status;
  };
  const tellHost = () =>
    other.patch('/app', {
      event_hooks: [{ hook_type: 'webhook', enabled: true, webhook_url: `${host.url}/webhooks/stream` }],
    });

  const CHANGES: [string, () => Promise<unknown>][] = [
    ['deactivated', () => other.post('/users/john/deactivate', {})],
    ['deleted', () => other.post('/users/delete', { user_ids: ['john'], user: 'soft' })],
    ['banned', () => other.post('/moderation/ban', { target_user_id: 'john', banned_by_id: 'jane' })],
  ];

  it.each(CHANGES)('keeps out at once a user who is %s', async (_, change) => {
    await tellHost();
    expect(await statusForJohn()).toBe(200);

    await change();
    await emulator.webhooks.settled();

    expect(await statusForJohn()).toBe(403);
  });

  it.each(CHANGES)('is all it knows for a moment of a user who is %s elsewhere', async (_, change) => {
    expect(await statusForJohn()).toBe(200);

    await change();

    expect(await statusForJohn()).toBe(200);
  });
});
