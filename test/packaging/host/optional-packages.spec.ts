/** What a host does with the optional packages. Copied into hosts that have them, whose runners run it. */
import { createHmac, createSecretKey } from 'node:crypto';
import { Injectable, Module, type INestApplication } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import {
  AccessModule,
  ApiKeyAuthenticator,
  JwtAuthenticator,
  StreamModule,
  UsersModule,
} from 'nestjs-getstream';
import { durableWebhooks, OnStreamEvent, StreamWebhooksModule } from 'nestjs-getstream/webhooks';
import { startStreamEmulator, type StreamEmulator } from 'nestjs-getstream/emulator';
import { HealthModule } from 'nestjs-getstream/health';
import { MetricsModule } from 'nestjs-getstream/metrics';

const SECRET = 'q7w8e9r0t1y2u3i4o5p6a7s8d9f0g1h2';
/** Of a Redis that whoever runs this has started. */
const { REDIS_URL } = process.env;

let emulator: StreamEmulator;
let app: INestApplication;
let url: string;

@Injectable()
class Handlers {
  private resolve: (type: string) => void = () => undefined;
  readonly handled = new Promise<string>((resolve) => (this.resolve = resolve));

  @OnStreamEvent('call.created')
  onCreated(event: { readonly type: string }): void {
    this.resolve(event.type);
  }
}

function modules(redisUrl: string | undefined) {
  const { apiKey, apiSecret, url: baseUrl } = emulator;
  return [
    StreamModule.forRoot({ apiKey, apiSecret, baseUrl }),
    AccessModule.forRoot({
      authenticators: [
        new ApiKeyAuthenticator([{ name: 'test', key: 'k', scopes: ['*'] }]),
        new JwtAuthenticator({ secret: SECRET, issuer: 'host', audience: 'video' }),
      ],
    }),
    UsersModule,
    HealthModule.forRoot(),
    MetricsModule.forRoot(),
    StreamWebhooksModule.forRoot(
      redisUrl === undefined ? {} : { delivery: durableWebhooks({ redisUrl, prefix: 'host' }) },
    ),
  ];
}

beforeAll(async () => {
  emulator = await startStreamEmulator();
  @Module({ imports: modules(REDIS_URL), providers: [Handlers] })
  class AppModule {}
  const testing = await Test.createTestingModule({ imports: [AppModule] }).compile();
  app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter() as never, {
    logger: false,
  });
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});

afterAll(async () => {
  await emulator.close();
  await app.close();
});

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function jwt(secret: string): string {
  const claims = { iss: 'host', aud: 'video', sub: 'john', exp: Math.floor(Date.now() / 1000) + 86_400 };
  const signed = `${base64url({ alg: 'HS256' })}.${base64url(claims)}`;
  const signature = createHmac('sha256', createSecretKey(secret, 'utf8')).update(signed).digest('base64url');
  return `${signed}.${signature}`;
}

it.each([
  ['lets a JWT in', SECRET, 201],
  ['keeps a forged one out', 'another-secret-another-secret-another', 401],
])('%s', async (_, secret, status) => {
  const headers = { authorization: `Bearer ${jwt(secret)}`, 'content-type': 'application/json' };
  const answer = await fetch(`${url}/session`, { method: 'POST', headers, body: '{}' });

  expect([answer.status, await answer.json()]).toMatchObject([status, {}]);
});

it.each([
  ['{nonsense', 'application/json', 400],
  ['{}', 'text/nonsense', 415],
])('answers Fastify’s own refusals with their status: %s of %s', async (body, type, status) => {
  const headers = { 'x-api-key': 'k', 'content-type': type };
  const answer = await fetch(`${url}/users`, { method: 'PUT', headers, body });
  await answer.text();

  expect(answer.status).toBe(status);
});

it('says whether it is ready', async () => {
  const answer = await fetch(`${url}/health/ready`);

  expect([answer.status, await answer.json()]).toMatchObject([200, {}]);
});

it('tells its metrics', async () => {
  const answer = await fetch(`${url}/metrics`, { headers: { 'x-api-key': 'k' } });

  expect(await answer.text()).toContain('stream_client_');
});

it('hands events to handlers, through Redis where there is one', async () => {
  const body = JSON.stringify({ type: 'call.created', call_cid: 'default:x', created_at: new Date() });
  const headers = {
    'content-type': 'application/json',
    'x-api-key': emulator.apiKey,
    'x-signature': createHmac('sha256', emulator.apiSecret).update(body).digest('hex'),
  };
  const answer = await fetch(`${url}/webhooks/stream`, { method: 'POST', headers, body });
  await answer.text();

  expect(answer.status).toBe(200);
  expect(await app.get(Handlers).handled).toBe('call.created');
});

it('does not start where Redis is away, and says so', async () => {
  const starting = Test.createTestingModule({ imports: modules('redis://127.0.0.1:1') })
    .compile()
    .then((testing) => testing.init());

  await expect(starting).rejects.toThrow(/^Redis at redis:\/\/127\.0\.0\.1:1 cannot be reached/);
});
