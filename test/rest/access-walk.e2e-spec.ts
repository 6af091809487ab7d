import { Controller, Get, Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SCOPES, USER_SCOPES, type Scope } from '../../src/access';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { createServiceApp } from '../../src/service/service-app';
import { ServiceModule } from '../../src/service/service.module';
import { signWithSecret } from '../support/jwt-issuer';
import { findRedisServer, startRedis, type RedisServer } from '../webhooks-durable/redis-server';
import { PLATFORMS, type Platform } from '../support/platforms';
import { documentedRequests, documentOf, otherScopes, type DocumentedRequest } from './documented-requests';
import { API_KEYS, listen, type Answer, type RestHost } from './rest-host';
import { OPEN_ROUTES } from './routes';

const SECRET = 'a-secret-of-at-least-thirty-two-bytes';

/** What must not show in an answer to jane, who has nothing to do with any of it. */
const OF_OTHERS = /john|jack|standup/;

let emulator: StreamEmulator;
let redis: RedisServer | undefined;

beforeAll(async () => {
  emulator = await startStreamEmulator();
  const program = findRedisServer();
  if (program === undefined)
    process.stderr.write('Skipped the operations for dead letters: there is no redis-server in PATH.\n');
  else redis = await startRedis(program);
});

afterAll(async () => {
  await redis?.stop();
  await emulator.close();
});

/** The whole service, with every module there is. */
async function createApp(platform: Platform): Promise<INestApplication> {
  const { apiKey, apiSecret } = emulator.createApp();
  const options = {
    stream: { apiKey, apiSecret, baseUrl: emulator.url },
    apiKeys: API_KEYS,
    jwt: {
      secret: SECRET,
      clockTolerance: 5,
      scopes: USER_SCOPES,
      scopesClaim: 'scope',
      kindClaim: 'kind',
    },
    metrics: 'scope' as const,
    adminApi: 'on' as const,
    ...(redis && { redisUrl: redis.url }),
  };
  return platform === 'Fastify'
    ? createServiceApp({ ...options, logger: false })
    : NestFactory.create(ServiceModule.forRoot(options), { logger: false, abortOnError: false });
}

const as = async (kind: 'user' | 'service', subject: string, scopes: readonly Scope[] = SCOPES) => ({
  authorization: `Bearer ${await signWithSecret(SECRET, { sub: subject, kind, scope: scopes.join(' ') })}`,
});

describe.each(PLATFORMS)('every documented operation on %s', (platform) => {
  let host: RestHost;
  let documented: DocumentedRequest[];
  /** Those that need credentials. */
  let requests: DocumentedRequest[];

  beforeAll(async () => {
    const app = await createApp(platform);
    host = await listen(app);
    documented = documentedRequests(documentOf(app));
    requests = documented.filter(({ name }) => !OPEN_ROUTES.includes(name));
    await host.request('PUT', '/users', { users: [{ id: 'john', name: 'John' }, { id: 'jack' }] });
    await host.request('PUT', '/calls/default/standup', {
      data: { created_by_id: 'john', members: [{ user_id: 'jack' }] },
    });
  });

  afterAll(() => host.close());

  /** Sends each request, and lists the answers that should be otherwise. */
  async function refusedIn(
    send: (request: DocumentedRequest) => Promise<Record<string, string>>,
    isRight: (answer: Answer, request: DocumentedRequest) => boolean,
    some: readonly DocumentedRequest[] = requests,
  ): Promise<string[]> {
    const wrong: string[] = [];
    for (const request of some) {
      const { name, method, path, body } = request;
      const answer = await host.request(method, path, body, await send(request));
      if (!isRight(answer, request)) {
        wrong.push(`${name} ${JSON.stringify(body)}: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
    }
    return wrong;
  }

  it('is there', () => {
    const names = new Set(requests.map(({ name }) => name));

    expect(names).toContain('PUT /users');
    expect(names).toContain('POST /session');
    expect(names).toContain('GET /calls/{type}/{id}');
    expect(names.size).toBeGreaterThan(30);
  });

  it('says which scope it needs, but for those that are open on purpose', () => {
    expect(documented.filter(({ scopes }) => scopes.length === 0).map(({ name }) => name)).toEqual(
      OPEN_ROUTES,
    );
  });

  it('asks for credentials', async () => {
    const none = () => Promise.resolve({});
    const wrong = () => Promise.resolve({ 'x-api-key': 'wrong', authorization: 'Bearer wrong' });
    const isRefused = ({ status, headers }: Answer) =>
      status === 401 && headers.get('www-authenticate') === 'Bearer';

    expect(await refusedIn(none, isRefused)).toEqual([]);
    expect(await refusedIn(wrong, isRefused)).toEqual([]);
  });

  it('is closed to services with all scopes but those it needs', async () => {
    const send = ({ scopes }: DocumentedRequest) => as('service', 'backend', otherScopes(scopes));

    expect(
      await refusedIn(send, ({ status, body }) => status === 403 && /needs the scope/.test(body.message)),
    ).toEqual([]);
  });

  it('is closed to users, or as good as empty, when it is about somebody else', async () => {
    await host.request('PUT', '/users', { users: [{ id: 'jane' }] });
    const look = async () => {
      const user = await host.request('GET', '/users/john');
      const { body } = await host.request('GET', '/calls/default/standup');
      return { user: user.body as unknown, call: body.call as unknown, members: body.members as unknown };
    };
    const before = await look();

    const wrong = await refusedIn(
      () => as('user', 'jane'),
      ({ status, body }, { path }) =>
        [403, 404].includes(status) ||
        (status < 300 && !/john|jack|standup/.test(path) && !OF_OTHERS.test(JSON.stringify(body))),
    );

    expect(wrong).toEqual([]);
    expect(await look()).toEqual(before);
  });

  it('is open to services with one of the scopes it needs, unless it is for users', async () => {
    for (const scope of SCOPES) {
      const some = requests.filter(({ name, scopes }) => scopes.includes(scope) && name !== 'POST /session');

      expect(
        await refusedIn(
          () => as('service', 'backend', [scope]),
          ({ status }) => ![401, 403].includes(status),
          some,
        ),
      ).toEqual([]);
    }
  });
});

describe('a new operation', () => {
  @Controller('forgotten')
  class ForgottenController {
    @Get()
    forgotten(): string {
      return 'open to everybody';
    }
  }

  @Module({ controllers: [ForgottenController] })
  class ForgottenModule {}

  it('that nobody guards is noticed, by its missing scope', async () => {
    const app = await NestFactory.create(ForgottenModule, { logger: false });

    const unscoped = documentedRequests(documentOf(app)).filter(({ scopes }) => scopes.length === 0);

    expect(unscoped.map(({ name }) => name)).toEqual(['GET /forgotten']);
    await app.close();
  });
});
