import { once } from 'node:events';
import { connect } from 'node:net';
import {
  All,
  Controller,
  Get,
  Module,
  Next,
  Post,
  Put,
  VersioningType,
  type INestApplication,
  type ModuleMetadata,
  type Type,
} from '@nestjs/common';
import { NestFactory, RouterModule } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import {
  AccessModule,
  ApiKeyAuthenticator,
  CallsModule,
  CallTypesModule,
  StreamConfigurationError,
  StreamModule,
  UsersModule,
} from '../../src';
import { DeadLettersModule, StreamWebhooksModule } from '../../src/webhooks';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { HealthModule } from '../../src/health';
import { MetricsModule } from '../../src/metrics';
import { allowLargeBodies } from '../../src/service/http/body-limits';
import { DeadLetters } from '../../src/webhooks/durable/dead-letters';
import { PLATFORMS, type Platform } from '../support/platforms';
import { API_KEYS, KEY, listen, type RestHost } from './rest-host';

let emulator: StreamEmulator;
const apps: INestApplication[] = [];

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

afterAll(() => emulator.close());

const newStream = (name?: string) => {
  const { apiKey, apiSecret } = emulator.createApp();
  return StreamModule.forRoot({
    apiKey,
    apiSecret,
    baseUrl: emulator.url,
    ...(name !== undefined && { name }),
  });
};

const withKeys = () => AccessModule.forRoot({ authenticators: [new ApiKeyAuthenticator(API_KEYS)] });

@Module({})
class HostModule {}

interface HostOptions extends ModuleMetadata {
  readonly setUp?: (app: INestApplication) => void;
}

/** A host with a client and keys. */
async function create(
  platform: Platform,
  { setUp, imports = [], ...metadata }: HostOptions,
): Promise<INestApplication> {
  const root = { module: HostModule, imports: [newStream(), withKeys(), ...imports], ...metadata };
  const options = { logger: false, abortOnError: false } as const;
  const app =
    platform === 'Fastify'
      ? await NestFactory.create(root, new FastifyAdapter(), options)
      : await NestFactory.create(root, options);
  apps.push(app);
  setUp?.(app);
  return app;
}

async function start(platform: Platform, options: HostOptions): Promise<RestHost> {
  return listen(await create(platform, options));
}

const withPrefixAndVersions = (app: INestApplication): void => {
  app.setGlobalPrefix('api');
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: '2' });
};

@Controller('users')
class OwnUsers {
  @Get(':id')
  read(): string {
    return 'of the host';
  }
}

describe.each(PLATFORMS)('with a path of their own, on %s, the REST modules', (platform) => {
  const imports = () => [
    UsersModule.forRoot({ path: 'video' }),
    CallsModule.forRoot({ path: '/video/' }),
    CallTypesModule.forRoot({ path: 'video/admin' }),
  ];

  it('are served below it, beside the same routes of the host', async () => {
    const { request } = await start(platform, { imports: imports(), controllers: [OwnUsers] });
    await request('PUT', '/video/users', { users: [{ id: 'john', name: 'John' }] });

    expect((await request('GET', '/users/john')).body).toBe('of the host');
    expect((await request('GET', '/video/users/john')).body).toMatchObject({ name: 'John' });
    expect((await request('GET', '/video/admin/call-types')).status).toBe(200);
    expect((await request('GET', '/call-types')).status).toBe(404);
    expect((await request('POST', '/calls', {})).status).toBe(404);
  });

  it('come after the global prefix and the version, with the right Location, which repeats get too', async () => {
    const { request } = await start(platform, { imports: imports(), setUp: withPrefixAndVersions });
    const create = () =>
      request(
        'POST',
        '/api/v2/video/calls?x=1',
        { type: 'default', id: 'standup', data: { created_by_id: 'john' } },
        { 'x-api-key': KEY, 'idempotency-key': 'first' },
      );
    await request('PUT', '/api/v2/video/users', { users: [{ id: 'john' }] });

    const [first, repeated] = [await create(), await create()];

    expect([first.status, repeated.status]).toEqual([201, 201]);
    expect(first.headers.get('location')).toBe('/api/v2/video/calls/default/standup');
    expect(repeated.headers.get('location')).toBe('/api/v2/video/calls/default/standup');
    expect(repeated.headers.get('idempotency-replayed')).toBe('true');
    const { status } = await request('GET', first.headers.get('location') ?? '');
    expect(status).toBe(200);
  });

  it('are where the Swagger document says', async () => {
    const app = await create(platform, { imports: imports(), setUp: withPrefixAndVersions });
    const { request } = await listen(app);
    const config = new DocumentBuilder().build();
    const { paths } = SwaggerModule.createDocument(app, config);
    const users = SwaggerModule.createDocument(app, config, { include: [UsersModule] });

    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/api/v2/video/users/{id}', '/api/v2/video/admin/call-types/{name}']),
    );
    expect(Object.keys(paths).filter((path) => !path.startsWith('/api/v2/video/'))).toEqual([]);
    expect(Object.keys(users.paths)).toContain('/api/v2/video/users/{id}');
    expect(paths['/api/v2/video/users/{id}']?.get?.responses).toHaveProperty('414');
    expect(paths['/api/v2/video/users']?.put?.responses).not.toHaveProperty('414');
    expect((await request('GET', '/api/v2/video/users/nobody')).status).toBe(404);
    expect((await request('GET', '/api/v2/video/users/nobody', undefined, {})).status).toBe(401);
  });

  it('authenticate before a byte of a body is read', async () => {
    const { url } = await start(platform, { imports: imports(), setUp: withPrefixAndVersions });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(
      'PUT /api/v2/video/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 8388608\r\n\r\n{',
    );

    const [response] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();

    expect(response.toString()).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('are served below the path of RouterModule as well', async () => {
    const { request } = await start(platform, {
      imports: [UsersModule, RouterModule.register([{ path: 'video', module: UsersModule }])],
      controllers: [OwnUsers],
    });

    expect((await request('GET', '/video/users/nobody')).status).toBe(404);
    expect((await request('GET', '/users/nobody')).body).toBe('of the host');
  });

  it('serve a second client when they are extended', async () => {
    class EuUsersModule extends UsersModule {}
    const { request } = await start(platform, {
      imports: [newStream('eu'), UsersModule, EuUsersModule.forRoot({ path: 'eu', client: 'eu' })],
    });
    const keyOf = async (path: string): Promise<unknown> =>
      (await request('POST', `${path}/john/tokens`)).body.api_key;

    const [us, eu] = [await keyOf('/users'), await keyOf('/eu/users')];

    expect(us).not.toBe(eu);
    expect([typeof us, typeof eu]).toEqual(['string', 'string']);
  });

  it.each(['', '/', 'a//b', 'tenants/:tenant', '*rest', 'a b', '..', 'video/./x'])(
    'refuse the path %j',
    (path) => {
      expect(() => UsersModule.forRoot({ path })).toThrow(StreamConfigurationError);
      expect(() => HealthModule.forRoot({ path })).toThrow('path must be a plain path');
      expect(() => StreamWebhooksModule.forRoot({ path })).toThrow('path must be a plain path');
    },
  );
});

describe('with a path of their own, on Fastify, the REST modules', () => {
  it('keep the limits of routes that take large bodies', async () => {
    const { request } = await start('Fastify', {
      imports: [UsersModule.forRoot({ path: 'video' })],
      setUp: (app) => {
        allowLargeBodies((app as NestFastifyApplication).getHttpAdapter().getInstance(), 2000);
      },
    });
    const users = [{ id: 'john', custom: { text: 'x'.repeat(3000) } }];

    expect((await request('PUT', '/video/users', { users })).status).toBe(413);
    expect((await request('PATCH', '/video/users/john', { set: { text: 'x'.repeat(3000) } })).status).toBe(
      404,
    );
  });
});

describe.each(PLATFORMS)('the other modules with routes, on %s', (platform) => {
  it('take a path too', async () => {
    const deadLetters = { list: () => ({ total: 0, dead_letters: [] }) };
    @Module({ providers: [{ provide: DeadLetters, useValue: deadLetters }], exports: [DeadLetters] })
    class Letters {}
    const { request } = await start(platform, {
      imports: [
        { module: Letters, global: true },
        HealthModule.forRoot({ path: 'video' }),
        MetricsModule.forRoot({ path: 'video' }),
        DeadLettersModule.forRoot({ path: 'video' }),
        StreamWebhooksModule.forRoot({ path: 'video/webhooks/stream' }),
      ],
      setUp: withPrefixAndVersions,
    });

    const statuses = [
      await request('GET', '/api/video/health/live'),
      await request('GET', '/api/v2/video/metrics'),
      await request('GET', '/api/v2/video/webhooks/dead-letters'),
      await request('POST', '/api/video/webhooks/stream', '{}'),
      await request('GET', '/api/health/live'),
      await request('GET', '/api/v2/metrics'),
    ].map(({ status }) => status);

    expect(statuses).toEqual([200, 200, 200, 401, 404, 404]);
  });
});

function hostWith(
  path: string,
  decorate: MethodDecorator,
  options: { host?: string; version?: string } = {},
) {
  @Controller({ path, ...options })
  class HostController {
    handle(): string {
      return 'of the host';
    }
  }
  const handle = Object.getOwnPropertyDescriptor(HostController.prototype, 'handle');
  if (handle) decorate(HostController.prototype, 'handle', handle);
  return HostController;
}

describe.each(PLATFORMS)('a host on %s does not start', (platform) => {
  async function failure(options: HostOptions): Promise<string> {
    const error: unknown = await start(platform, options).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StreamConfigurationError);
    return (error as Error).message;
  }

  it.each<[string, Type, string]>([
    ['the same route', hostWith('users', Get(':id')), ''],
    ['another name of the parameter', hostWith('users', Get(':name')), ' (as /users/:name)'],
    ['the path in one', hostWith('users/:who', Get()), ' (as /users/:who)'],
  ])('with %s', async (_, controller, differently) => {
    const options = { imports: [UsersModule], controllers: [controller] };

    expect(await failure(options)).toBe(
      'Two handlers serve GET /users/:id: UsersController.getUser of UsersModule and HostController.handle of HostModule' +
        `${differently}. Serve ours elsewhere: UsersModule.forRoot({ path: 'video' }).`,
    );
  });

  it.each<[string, NonNullable<ModuleMetadata['imports']>[number], string, MethodDecorator, string]>([
    ['a call', CallsModule, 'calls/:kind/:name', Put(), 'CallsModule'],
    ['call types', CallTypesModule, 'call-types', Get(), 'CallTypesModule'],
    ['health', HealthModule.forRoot(), 'health', Get('live'), 'HealthModule'],
    ['metrics', MetricsModule.forRoot(), 'metrics', Get(), 'MetricsModule'],
    ['webhooks', StreamWebhooksModule.forRoot(), 'webhooks/stream', Post(), 'StreamWebhooksModule'],
  ])('with a route of its own for %s', async (_, module, path, decorate, name) => {
    expect(await failure({ imports: [module], controllers: [hostWith(path, decorate)] })).toMatch(
      new RegExp(`HostController\\.handle of HostModule.* ${name}\\.forRoot\\(\\{ path: '[a-z/]+' \\}\\)`),
    );
  });

  it('with one for every method, or at several paths', async () => {
    const message = await failure({
      imports: [UsersModule],
      controllers: [hostWith('', All(['session', 'users/:id']))],
    });

    expect(message).toContain(
      'GET /users/:id: UsersController.getUser of UsersModule and HostController.handle',
    );
    expect(message).toContain('PATCH /users/:id: UsersController.updateUser of UsersModule');
    expect(message).toMatch(
      /The same holds for \d more\. Serve ours elsewhere: UsersModule\.forRoot\(.+\)\.$/,
    );
  });

  it('when prefix, version and path together lead to the same', async () => {
    const message = await failure({
      imports: [UsersModule.forRoot({ path: 'video' })],
      controllers: [hostWith('video/users', Get(':id'))],
      setUp: withPrefixAndVersions,
    });

    expect(message).toContain('Two handlers serve GET /api/v2/video/users/:id:');
  });

  it('with a route that it added to its server itself', async () => {
    const message = await failure({
      imports: [UsersModule],
      setUp: (app) => {
        app.getHttpAdapter().get('/users/:name', () => 'of the host');
      },
    });

    expect(message).toContain(
      'UsersController.getUser of UsersModule and a route that the app adds to its server itself. ' +
        "Serve ours elsewhere: UsersModule.forRoot({ path: 'video' }).",
    );
  });

  it('with one module twice', async () => {
    const message = await failure({
      imports: [newStream('eu'), UsersModule, UsersModule.forRoot({ path: 'eu', client: 'eu' })],
    });

    expect(message).toContain('UsersModule is imported twice. Import it once, or extend it for the second');
  });
});

describe.each(PLATFORMS)('a host on %s starts', (platform) => {
  it('with routes that only resemble ours', async () => {
    const { request } = await start(platform, {
      controllers: [
        hostWith('users', Post(':id/photos')),
        hostWith('users', Get(':id/photos')),
        hostWith('users', Get()),
        hostWith('user', Get(':id')),
      ],
      imports: [UsersModule],
    });

    expect((await request('GET', '/users/nobody')).status).toBe(404);
    expect((await request('POST', '/users/john/photos')).body).toBe('of the host');
  });

  it('with the same route in another version', async () => {
    const { request } = await start(platform, {
      controllers: [hostWith('users', Get(':id'), { version: '1' })],
      imports: [UsersModule],
      setUp: (app) => {
        app.enableVersioning({ type: VersioningType.HEADER, header: 'x-version', defaultVersion: '2' });
      },
    });
    const read = (version: string) =>
      request('GET', '/users/nobody', undefined, { 'x-api-key': KEY, 'x-version': version });

    expect((await read('1')).body).toBe('of the host');
    expect((await read('2')).status).toBe(404);
  });
});

describe('a host on Fastify', () => {
  it('starts with wider routes, and with narrower ones after ours', async () => {
    @Module({ controllers: [hostWith('users', Get('me'))] })
    class LaterModule {}
    const { request } = await start('Fastify', {
      imports: [CallTypesModule, UsersModule, LaterModule],
      controllers: [hostWith('', Get(':slug'))],
    });

    expect((await request('GET', '/users/me')).body).toBe('of the host');
    expect((await request('GET', '/elsewhere')).body).toBe('of the host');
    expect((await request('GET', '/call-types')).body).toHaveProperty('call_types');
  });
});

describe('a host on Express', () => {
  it.each(['Users/:id', 'users{/:id}', 'users/:id/'])('does not start with GET %s', async (path) => {
    await expect(
      start('Express', { imports: [UsersModule], controllers: [hostWith(path, Get())] }),
    ).rejects.toThrow('Two handlers serve GET /users/:id:');
  });

  it.each<[string, Type]>([
    ['GET /:slug', hostWith('', Get(':slug'))],
    ['method at /:a', hostWith('', All(':a'))],
    ['any method of a path with any end', hostWith('call-types', All('*rest'))],
    ['any path at all', hostWith('', Get('{*rest}'))],
  ])('does not start when its own %s takes all requests of ours', async (_, controller) => {
    await expect(start('Express', { imports: [CallTypesModule], controllers: [controller] })).rejects.toThrow(
      /Two handlers serve \w+ \/call-types.*: CallTypesController\.\w+ of CallTypesModule and HostController\.handle of HostModule \(as /,
    );
  });

  it('does not start when ours take all requests of its own', async () => {
    @Module({ controllers: [hostWith('users', Get('me'))] })
    class LaterModule {}

    await expect(start('Express', { imports: [UsersModule, LaterModule] })).rejects.toThrow(
      'GET /users/:id: UsersController.getUser of UsersModule and HostController.handle of LaterModule (as /users/me)',
    );
  });

  it('starts when a narrower route comes first, and a wider one later or with @Next()', async () => {
    @Controller()
    class PassingController {
      @All('*rest')
      handle(@Next() next: () => void): void {
        next();
      }
    }
    @Module({ controllers: [hostWith('', Get(':slug'))] })
    class LaterModule {}
    const { request } = await start('Express', {
      imports: [CallTypesModule, UsersModule, LaterModule],
      controllers: [PassingController, hostWith('users', Get('me'))],
    });

    expect((await request('GET', '/users/me')).body).toBe('of the host');
    expect((await request('GET', '/elsewhere')).body).toBe('of the host');
    expect((await request('GET', '/users/nobody')).status).toBe(404);
    expect((await request('GET', '/call-types')).body).toHaveProperty('call_types');
  });

  it('starts with the same route for another host', async () => {
    const controllers = [hostWith('users', Get(':id'), { host: 'admin.example.com' })];
    const { request } = await start('Express', { imports: [UsersModule], controllers });

    expect((await request('GET', '/users/nobody')).status).toBe(404);
  });
});
