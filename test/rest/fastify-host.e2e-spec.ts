import { Controller, Delete, Logger, Module, Post, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AccessModule, ApiKeyAuthenticator, StreamModule, UsersModule } from '../../src';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { HealthModule } from '../../src/health';
import { API_KEYS, KEY, listen, startRestHost, type RestHost } from './rest-host';

const LONG_ID = 'x'.repeat(255);
const JSON_HEADERS = { 'x-api-key': KEY, 'content-type': 'application/json' };
const WARNING = 'new FastifyAdapter({ routerOptions: { maxParamLength: 1024 } })';

let emulator: StreamEmulator;
const hosts: RestHost[] = [];

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close();
});

afterAll(() => emulator.close());

const withKeys = () => AccessModule.forRoot({ authenticators: [new ApiKeyAuthenticator(API_KEYS)] });
const newStream = () => {
  const { apiKey, apiSecret } = emulator.createApp();
  return { apiKey, apiSecret, baseUrl: emulator.url };
};

@Controller('notes')
class NotesController {
  @Post()
  create(): string {
    return 'created';
  }

  @Delete(':id')
  remove(): string {
    return 'removed';
  }
}

@Module({})
class HostModule {}

interface HostOptions {
  readonly prefix?: string;
  readonly modules?: readonly NonNullable<Parameters<typeof Module>[0]['imports']>[number][];
}

/** A host with routes of its own, and what it was warned of when it started. */
async function startHost(
  adapter: FastifyAdapter | ExpressAdapter,
  { prefix, modules = [UsersModule] }: HostOptions = {},
): Promise<RestHost & { readonly warnings: readonly string[] }> {
  const root = {
    module: HostModule,
    imports: [StreamModule.forRoot(newStream()), withKeys(), ...modules],
    controllers: [NotesController],
  };
  const app: INestApplication = await NestFactory.create(root, adapter, {
    logger: false,
    abortOnError: false,
  });
  if (prefix !== undefined) app.setGlobalPrefix(prefix);
  const warnings: string[] = [];
  const ignore = (): void => undefined;
  Logger.overrideLogger({ log: ignore, error: ignore, warn: (text: string) => warnings.push(text) });
  try {
    const host = await listen(app);
    hosts.push(host);
    return { ...host, warnings };
  } finally {
    Logger.overrideLogger(false);
  }
}

const FASTIFY: readonly [string, () => FastifyAdapter][] = [
  ['routerOptions', () => new FastifyAdapter({ routerOptions: { maxParamLength: 1024 } })],
  ['maxParamLength', () => new FastifyAdapter({ maxParamLength: 255 })],
];

describe('a host on Fastify', () => {
  it('is warned that its router refuses long user ids, with the option that lets them through', async () => {
    const { warnings, request } = await startHost(new FastifyAdapter());

    const { status, body } = await request('GET', `/users/${LONG_ID}`);

    expect(warnings).toEqual([expect.stringContaining(WARNING)]);
    expect(warnings[0]).toContain('more than 100 characters');
    expect([status, body.code]).toEqual([414, 'FST_ERR_MAX_PARAM_LENGTH']);
  });

  it.each(FASTIFY)('takes them with %s, and is not warned', async (_, adapter) => {
    const { warnings, request } = await startHost(adapter());

    const { status, body } = await request('GET', `/users/${LONG_ID}`);

    expect(warnings).toEqual([]);
    expect([status, body.error]).toEqual([404, 'Not Found']);
  });

  it('is not warned without routes that have an id', async () => {
    const { warnings } = await startHost(new FastifyAdapter(), { modules: [HealthModule.forRoot()] });

    expect(warnings).toEqual([]);
  });

  it('takes requests to our routes that announce JSON and have no body', async () => {
    const { request } = await startHost(new FastifyAdapter(), {
      prefix: 'api',
      modules: [UsersModule.forRoot({ path: 'video' })],
    });
    await request('PUT', '/api/video/users', { users: [{ id: 'john' }] });

    const answers = [
      await request('POST', '/api/video/users/john/deactivate', undefined, JSON_HEADERS),
      await request('POST', '/api/video/users/john/tokens', undefined, JSON_HEADERS),
      await request('DELETE', '/api/video/users/john', undefined, JSON_HEADERS),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 201, 202]);
  });

  it('answers such requests to its own routes as before', async () => {
    const { request } = await startHost(new FastifyAdapter());

    const statuses = [
      await request('POST', '/notes', undefined, JSON_HEADERS),
      await request('DELETE', '/notes/1', undefined, JSON_HEADERS),
      await request('POST', '/notes', {}, JSON_HEADERS),
    ].map(({ status }) => status);

    expect(statuses).toEqual([400, 400, 201]);
  });
});

it('a host on Express takes long ids, and is not warned', async () => {
  const { warnings, request } = await startHost(new ExpressAdapter());

  expect((await request('GET', `/users/${LONG_ID}`)).status).toBe(404);
  expect(warnings).toEqual([]);
});

it('the service takes long ids, and requests that announce JSON and have no body', async () => {
  const host = await startRestHost('Fastify', newStream());
  hosts.push(host);
  await host.request('PUT', '/users', { users: [{ id: LONG_ID }] });

  const answers = [
    await host.request('GET', `/users/${LONG_ID}`),
    await host.request('POST', `/users/${LONG_ID}/deactivate`, undefined, JSON_HEADERS),
    await host.request('DELETE', `/users/${LONG_ID}`, undefined, JSON_HEADERS),
    await host.request('GET', `/users/${'x'.repeat(1025)}`),
  ];

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 202, 414]);
  expect(answers[3]?.body).toEqual({
    statusCode: 414,
    error: 'URI Too Long',
    message: expect.stringContaining('is exceeding the max param length') as string,
  });
});
