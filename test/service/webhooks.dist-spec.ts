import { createHmac } from 'node:crypto';
import { describeWithRedis } from '../webhooks-durable/redis-server';
import { startService, startServiceHere, type ServiceHere } from './running-service';

const KEYS = JSON.stringify([{ name: 'backend', key: 's3cret', scopes: ['webhooks:read'] }]);
const BODY = '{"type":"call.ended","created_at":"2026-01-01T00:00:00Z","call_cid":"default:a"}';

const env = {
  STREAM_API_KEY: 'key',
  STREAM_API_SECRET: 'secret',
  STREAM_BASE_URL: 'http://127.0.0.1:9',
  API_KEYS: KEYS,
  STREAM_WEBHOOK_SECRETS: 'the-secret-before',
};

function deliver({ url }: Pick<ServiceHere, 'url'>, secret: string, body = BODY): Promise<Response> {
  return fetch(`${url}/webhooks/stream`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-api-key': 'key',
      'x-webhook-id': `id of ${body.length} ${secret}`,
      'x-signature': createHmac('sha256', secret).update(body).digest('hex'),
    },
    body,
  });
}

/** An event of now: old ones are refused. */
function freshEvent(): string {
  return BODY.replace('2026-01-01T00:00:00Z', new Date().toISOString());
}

describe('webhooks at the standalone service', () => {
  let service: ServiceHere;

  beforeAll(async () => {
    service = await startServiceHere(env);
  });

  afterAll(() => service.close());

  it.each(['secret', 'the-secret-before'])('takes what %s has signed', async (secret) => {
    expect((await deliver(service, secret, `${freshEvent()}${secret === 'secret' ? '' : ' '}`)).status).toBe(
      200,
    );
  });

  it('refuses what somebody else has signed', async () => {
    expect((await deliver(service, 'guessed', freshEvent())).status).toBe(401);
  });

  it('has no dead letters without Redis', async () => {
    const answer = await fetch(`${service.url}/webhooks/dead-letters`, {
      headers: { 'x-api-key': 's3cret' },
    });

    expect(answer.status).toBe(404);
  });
});

describeWithRedis('webhooks at the standalone service, with REDIS_URL', (redisUrl) => {
  it('stores events, shows dead letters to who may read them, and stops cleanly', async () => {
    const service = await startService({ ...env, REDIS_URL: redisUrl() });
    const headers = { 'x-api-key': 's3cret' };

    expect((await deliver(service, 'secret', freshEvent())).ok).toBe(true);
    const list = await fetch(`${service.url}/webhooks/dead-letters`, { headers });
    expect(await list.json()).toMatchObject({ total: 0, dead_letters: [] });
    const replay = await fetch(`${service.url}/webhooks/dead-letters/replay`, { method: 'POST', headers });
    expect(replay.status).toBe(403);
    expect(await service.stop()).toBe(0);
  });
});
