import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Consumer, pack } from './consumer';
import { nest11, nest12 } from './nest-versions';

const program = (adapter: { module: string; create: string }) => `
import 'reflect-metadata';
import { Controller, Get, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { AccessModule, ApiKeyAuthenticator, CallTypesModule, CallsModule, StreamClient, StreamModule, UsersModule, type StreamModuleOptions } from 'nestjs-getstream';
import { StreamWebhooksModule } from 'nestjs-getstream/webhooks';
import { startStreamEmulator } from 'nestjs-getstream/emulator';
${adapter.module}

@Injectable()
class StreamConfig {
  createStreamOptions(): StreamModuleOptions {
    return { apiKey: process.env.KEY!, apiSecret: process.env.SECRET!, baseUrl: process.env.URL! };
  }
}

@Controller('mine')
class MineController {
  constructor(private readonly stream: StreamClient) {}
  @Get()
  async call() {
    const { call } = await this.stream.video.call('default', 'packed').getOrCreate({ data: { created_by_id: 'john' } });
    return { cid: call.cid, isDate: call.created_at instanceof Date };
  }
}

@Module({
  imports: [
    StreamModule.forRootAsync({ useClass: StreamConfig }),
    AccessModule.forRoot({ authenticators: [new ApiKeyAuthenticator([{ name: 'test', key: 'k', scopes: ['*'] }])] }),
    UsersModule, CallsModule, CallTypesModule, StreamWebhooksModule.forRoot(),
  ],
  controllers: [MineController],
})
class AppModule {}

async function main() {
  const emulator = await startStreamEmulator();
  Object.assign(process.env, { KEY: emulator.apiKey, SECRET: emulator.apiSecret, URL: emulator.url });
  const app = await NestFactory.create(AppModule, ${adapter.create}{ logger: false });
  const document = SwaggerModule.createDocument(app, new DocumentBuilder().build());
  app.enableShutdownHooks();
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const headers = { 'x-api-key': 'k', 'content-type': 'application/json' };
  const mine = await (await fetch(url + '/mine')).json();
  const users = await fetch(url + '/users', { method: 'PUT', headers, body: JSON.stringify({ users: [{ id: 'a b' }] }) });
  const refused = await users.json() as { message: unknown };
  const types = await fetch(url + '/call-types', { headers });
  await types.text();
  const denied = await fetch(url + '/call-types');
  await denied.text();
  const forged = await fetch(url + '/webhooks/stream', { method: 'POST', headers: { 'x-signature': '00' }, body: '{}' });
  await forged.text();
  console.log(JSON.stringify({
    mine, refused: refused.message, types: types.status, denied: denied.status, forged: forged.status,
    userIdPattern: (document.components?.schemas?.StreamVideoUserRequest as any)?.properties?.id?.pattern !== undefined,
    paths: Object.keys(document.paths).length > 20,
  }));
  await app.close();
  await emulator.close();
}
void main();
`;

const express = { module: '', create: '' };
const fastify = {
  module: "import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';",
  create: 'new FastifyAdapter() as never, ',
};
const node10 = { module: 'commonjs', moduleResolution: 'node10' };

describe.each([
  {
    host: 'Nest 11, CommonJS, Express, TypeScript 5.9',
    type: 'commonjs',
    dependencies: { ...nest11.required, ...nest11.express },
    typescript: '5.9.3',
    compilerOptions: node10,
    adapter: express,
  },
  {
    host: 'Nest 11, ES modules, Express, TypeScript 5.9',
    type: 'module',
    dependencies: { ...nest11.required, ...nest11.express },
    typescript: '5.9.3',
    compilerOptions: { module: 'nodenext' },
    adapter: express,
  },
  {
    host: 'Nest 12, CommonJS, Express, TypeScript 6',
    type: 'commonjs',
    dependencies: { ...nest12.required, ...nest12.express },
    typescript: '6.0.3',
    compilerOptions: { module: 'node20' },
    adapter: express,
  },
  {
    host: 'Nest 12, ES modules, Fastify, TypeScript 6',
    type: 'module',
    dependencies: {
      ...nest12.required,
      '@nestjs/platform-fastify': nest12.optional['@nestjs/platform-fastify'],
    },
    typescript: '6.0.3',
    compilerOptions: { module: 'nodenext' },
    adapter: fastify,
  },
])(
  'the packed package in a host on $host',
  ({ type, dependencies, typescript, compilerOptions, adapter }) => {
    let consumer: Consumer;
    let packed: string;

    beforeAll(() => {
      packed = mkdtempSync(join(tmpdir(), 'packed-'));
      consumer = new Consumer();
      consumer.write({
        'package.json': {
          name: 'consumer',
          private: true,
          type,
          dependencies: { ...dependencies, 'nestjs-getstream': `file:${pack(packed)}` },
          devDependencies: { typescript, '@types/node': '20' },
          overrides: { 'file-type': '^21.3.4' },
        },
        'tsconfig.json': {
          compilerOptions: {
            ...compilerOptions,
            target: 'es2022',
            lib: ['es2023'],
            strict: true,
            skipLibCheck: false,
            types: ['node'],
            experimentalDecorators: true,
            emitDecoratorMetadata: true,
            esModuleInterop: true,
            outDir: 'out',
            rootDir: 'src',
          },
          include: ['src'],
        },
        'src/main.ts': program(adapter),
      });
      consumer.run('npm', 'install', '--no-fund', '--no-audit', '--ignore-scripts', '--prefer-offline');
    });

    afterAll(() => {
      consumer.remove();
      rmSync(packed, { recursive: true, force: true });
    });

    it('compiles with its types, injects the client, mounts the REST modules and documents them', () => {
      consumer.run('npx', 'tsc', '-p', '.');

      const output = JSON.parse(consumer.run('node', 'out/main.js')) as unknown;

      expect(output).toEqual({
        mine: { cid: 'default:packed', isDate: true },
        refused: [expect.stringContaining('users[0].id may only have')],
        types: 200,
        denied: 401,
        forged: 401,
        userIdPattern: true,
        paths: true,
      });
    });

    it('brings the emulator as a command', () => {
      expect(consumer.run('npx', 'stream-emulator', '--help')).toContain('--port');
    });
  },
);
