import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { Module, VersioningType, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import {
  AccessModule,
  ApiKeyAuthenticator,
  RequestLimiter,
  StreamModule,
  UsersModule,
  CallsModule,
} from '../../src';
import { REQUEST_LIMITER } from '../../src/access';
import { PLATFORMS, type Platform } from '../support/platforms';
import { API_KEYS, KEY } from './rest-host';

/** Counts whom it is asked about. */
class CountingLimiter extends RequestLimiter {
  readonly counted: string[] = [];

  override take({ subject }: { subject: string }): void {
    this.counted.push(subject);
  }
}

const limiter = new CountingLimiter();

@Module({})
class Limiter {}

@Module({})
class Root {}

const IMPORTS: NonNullable<ModuleMetadata['imports']> = [
  StreamModule.forRoot({ apiKey: 'key', apiSecret: 'secret', baseUrl: 'http://127.0.0.1:9', retries: 0 }),
  AccessModule.forRoot({ authenticators: [new ApiKeyAuthenticator(API_KEYS)] }),
  {
    module: Limiter,
    global: true,
    providers: [{ provide: REQUEST_LIMITER, useValue: limiter }],
    exports: [REQUEST_LIMITER],
  },
  UsersModule,
  CallsModule,
];

/** A host with a prefix and versions, as many have. */
async function createHost(platform: Platform) {
  const root = { module: Root, imports: IMPORTS };
  const options = { logger: false, abortOnError: false } as const;
  const app =
    platform === 'Fastify'
      ? await NestFactory.create(root, new FastifyAdapter(), options)
      : await NestFactory.create(root, options);
  app.setGlobalPrefix('api');
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: '2' });
  await app.listen(0, '127.0.0.1');
  return app;
}

describe.each(PLATFORMS)('a request whose body has not arrived, on %s', (platform) => {
  let app: Awaited<ReturnType<typeof createHost>>;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    app = await createHost(platform);
  });

  afterEach(() => {
    limiter.counted.length = 0;
    for (const socket of sockets.splice(0)) socket.destroy();
  });

  afterAll(() => app.close());

  /** Sends the head of a request and the beginning of its body. */
  async function begin(path: string, headers: readonly string[], body = '{"users": '): Promise<Socket> {
    const socket = connect(Number(new URL(await app.getUrl()).port), '127.0.0.1');
    sockets.push(socket);
    const lines = [`${path} HTTP/1.1`, 'Host: localhost', 'Content-Type: application/json', ...headers];
    socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
    return socket;
  }

  async function firstOf(socket: Socket): Promise<string> {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    return chunk.toString();
  }

  it.each([
    'PUT /api/v2/users',
    'POST /api/v2/users/query',
    'PATCH /api/v2/calls/default/standup',
    'DELETE /api/v2/users/john?mode=hard',
  ])('is 401 at %s for strangers, and the connection ends when much is to come', async (path) => {
    const socket = await begin(path, ['Content-Length: 8388608']);
    const response = await firstOf(socket);

    expect(response).toMatch(/^HTTP\/1\.1 401 /);
    expect(response).toMatch(/^connection: close/im);
    await once(socket, 'close');
    expect(limiter.counted).toEqual([]);
  });

  it('is 401 for strangers who do not say how much is to come', async () => {
    expect(
      await firstOf(await begin('PUT /api/v2/users', ['Transfer-Encoding: chunked'], '4\r\n{"us\r\n')),
    ).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('keeps the connection of strangers who send little', async () => {
    const socket = await begin('PUT /api/v2/users', ['Content-Length: 20']);
    const response = await firstOf(socket);
    socket.write('[]}       ');
    socket.write('GET /api/v2/users/john HTTP/1.1\r\nHost: localhost\r\n\r\n');

    expect(response).toMatch(/^HTTP\/1\.1 401 /);
    expect(await firstOf(socket)).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('is counted once for those who are known', async () => {
    const socket = await begin('PUT /api/v2/users', [`x-api-key: ${KEY}`, 'Content-Length: 13']);
    socket.write('[]}');

    expect(await firstOf(socket)).toMatch(/^HTTP\/1\.1 400 /);
    expect(limiter.counted).toEqual(['backend']);
  });
});
