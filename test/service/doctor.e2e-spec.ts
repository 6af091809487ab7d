import { runDoctor, type DoctorOptions, type Finding } from '../../src/doctor';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { StreamClient } from '../../src/stream/stream.client';
import { API_KEY, SECRET } from '../webhooks/signed-delivery';
import { useWebhookHosts } from '../webhooks/webhook-host';
import { A_PLATFORM } from '../support/platforms';

const aHost = useWebhookHosts();

let emulator: StreamEmulator;
let client: StreamClient;

beforeAll(async () => {
  emulator = await startStreamEmulator({ apiKey: API_KEY, apiSecret: SECRET });
  client = new StreamClient(API_KEY, SECRET, { baseUrl: emulator.url });
});

afterAll(async () => {
  await client.close();
  await emulator.close();
});

/** What a check finds out. */
async function findingsOf(check: string, options: DoctorOptions): Promise<Finding[]> {
  const findings = await runDoctor(client, { apiSecret: SECRET, environment: {}, ...options });
  return findings.filter((finding) => finding.check === check);
}

const setHooks = (...hooks: object[]) =>
  client.updateApp({
    event_hooks: hooks.map((hook) => ({ hook_type: 'webhook', product: 'video', ...hook })),
  });

describe('the doctor with an app of the emulator', () => {
  it('finds key, secret, clock and limits in order', async () => {
    const findings = await runDoctor(client, { apiSecret: SECRET, environment: {} });

    expect(findings.filter(({ status }) => status !== 'ok').map(({ check }) => check)).toEqual([
      'webhook hook',
      'webhook receiver',
    ]);
  });

  it('finds the wrong secret', async () => {
    const stranger = new StreamClient(API_KEY, 'another-secret', { baseUrl: emulator.url });
    const [credentials] = await runDoctor(stranger, { apiSecret: 'another-secret', environment: {} });
    await stranger.close();

    expect(credentials).toMatchObject({
      status: 'error',
      message: `The API secret does not belong to the API key ${API_KEY}.`,
    });
  });

  it('finds the hook, and what it does not send', async () => {
    const webhookUrl = 'http://127.0.0.1:9/webhooks/stream';
    await setHooks({ webhook_url: webhookUrl, enabled: true, event_types: ['call.created'] });

    expect(await findingsOf('webhook hook', { webhookUrl, events: ['call.created'] })).toMatchObject([
      { status: 'ok' },
    ]);
    expect(await findingsOf('webhook hook', { webhookUrl, events: ['call.ended'] })).toMatchObject([
      { status: 'error', message: 'The hook for your address does not send call.ended.' },
    ]);
  });

  it('does not let production use it', async () => {
    expect(await findingsOf('emulator', { production: true })).toEqual([
      {
        check: 'emulator',
        status: 'error',
        message: `${emulator.url} is the emulator, which keeps data in memory only.`,
        fix: expect.stringContaining('STREAM_BASE_URL'),
      },
    ]);
  });
});

describe.each(A_PLATFORM)('the doctor and the webhook receiver on %s', (platform) => {
  it('see that the bytes reach it', async () => {
    const host = await aHost(platform);

    expect(await findingsOf('webhook receiver', { webhookUrl: `${host.url}/webhooks/stream` })).toMatchObject(
      [{ status: 'ok' }],
    );
  });

  it('see that it has another secret', async () => {
    const host = await aHost(platform);

    expect(
      await findingsOf('webhook receiver', {
        webhookUrl: `${host.url}/webhooks/stream`,
        apiSecret: 'another-secret',
      }),
    ).toMatchObject([{ status: 'error', message: expect.stringContaining('or has another secret') }]);
  });

  it('see that it is elsewhere', async () => {
    const host = await aHost(platform, { setUp: (app) => void app.setGlobalPrefix('api') });

    expect(await findingsOf('webhook receiver', { webhookUrl: `${host.url}/webhooks/stream` })).toMatchObject(
      [{ status: 'error', message: 'There is no receiver at the address: status 404.' }],
    );
  });
});
