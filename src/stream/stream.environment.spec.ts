import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModuleMetadata } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { Test, type TestingModule } from '@nestjs/testing';
import { startCannedStream } from '../../test/support/canned-stream';
import { StreamClient } from './stream.client';
import { StreamConfigurationError } from './stream.errors';
import { StreamModule } from './stream.module';

const CREDENTIALS = { apiKey: 'key', apiSecret: 'the-api-secret' };

const VARIABLES = Object.keys(process.env).filter((name) => name.startsWith('STREAM_'));

const compile = (...imports: NonNullable<ModuleMetadata['imports']>): Promise<TestingModule> =>
  Test.createTestingModule({ imports }).compile();

let environment: NodeJS.ProcessEnv;

beforeEach(() => {
  environment = { ...process.env };
  for (const name of VARIABLES) Reflect.deleteProperty(process.env, name);
});

afterEach(() => {
  process.env = environment;
});

describe('StreamModule without arguments', () => {
  it('takes its options from the environment', async () => {
    const server = await startCannedStream(() => undefined);
    Object.assign(process.env, {
      STREAM_API_KEY: 'env-key',
      STREAM_API_SECRET: 'env-secret',
      STREAM_TIMEOUT: '40',
      STREAM_BASE_URL: `${server.url}/`,
    });
    const app = await compile(StreamModule.forRoot());
    const client = app.get(StreamClient);
    expect(client.toJSON()).toEqual({ apiKey: 'env-key', baseUrl: server.url });
    await expect(client.getApp()).rejects.toThrow('GetApp got no answer within 40 ms');
    await app.close();
    await server.close();
  });

  it('takes deadline and retries from the environment', async () => {
    const server = await startCannedStream(() => ({ status: 503 }));
    Object.assign(process.env, {
      STREAM_API_KEY: 'env-key',
      STREAM_API_SECRET: 'env-secret',
      STREAM_DEADLINE: '5000',
      STREAM_RETRIES: '1',
      STREAM_BASE_URL: server.url,
    });
    const app = await compile(StreamModule.forRoot());
    await expect(app.get(StreamClient).getApp()).rejects.toThrow('GetApp failed with status 503');
    expect(server.requests).toHaveLength(2);
    await app.close();
    await server.close();
  });

  it('takes the secret from a file, without the newline at its end', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'secret-'));
    const path = join(directory, 'stream');
    writeFileSync(path, 'file-secret\n');
    Object.assign(process.env, { STREAM_API_KEY: 'env-key', STREAM_API_SECRET_FILE: path });
    const app = await compile(StreamModule.forRoot());
    const signature = createHmac('sha256', 'file-secret').update('{}').digest('hex');
    expect(app.get(StreamClient).verifyWebhook('{}', signature)).toBe(true);
    rmSync(directory, { recursive: true });
  });

  it("sees what the host's ConfigModule loads", async () => {
    const load = [(): object => ({ STREAM_API_KEY: 'loaded-key', STREAM_API_SECRET: 'loaded-secret' })];
    const app = await compile(ConfigModule.forRoot({ load, ignoreEnvFile: true }), StreamModule.forRoot());
    expect(app.get(StreamClient).apiKey).toBe('loaded-key');
  });

  it.each([
    [{}, 'STREAM_API_KEY is missing. Set it in the environment, or pass apiKey to StreamModule.forRoot().'],
    [{ STREAM_API_KEY: '' }, 'STREAM_API_KEY is missing.'],
    [{ STREAM_API_KEY: 'key' }, 'STREAM_API_SECRET is missing. Set it in the environment, or pass apiSecret'],
    [{ STREAM_API_KEY: 'a b', STREAM_API_SECRET: 's' }, 'STREAM_API_KEY has white space in it'],
    [
      { STREAM_API_KEY: 'key', STREAM_API_SECRET: 's', STREAM_TIMEOUT: '3s' },
      "STREAM_TIMEOUT must be a whole number of milliseconds, from 1 to 2147483647, not '3s'.",
    ],
    [{ STREAM_API_KEY: 'key', STREAM_API_SECRET: 's', STREAM_TIMEOUT: '0' }, 'STREAM_TIMEOUT must be'],
    [{ STREAM_API_KEY: 'key', STREAM_API_SECRET: 's', STREAM_DEADLINE: '0' }, 'STREAM_DEADLINE must be'],
    [
      { STREAM_API_KEY: 'key', STREAM_API_SECRET: 's', STREAM_RETRIES: 'many' },
      "STREAM_RETRIES must be a whole number, from 0 to 100, not 'many'.",
    ],
    [
      { STREAM_API_KEY: 'key', STREAM_API_SECRET: 's', STREAM_API_SECRET_FILE: '/run/s' },
      'STREAM_API_SECRET and STREAM_API_SECRET_FILE are both set',
    ],
    [
      { STREAM_API_KEY: 'key', STREAM_API_SECRET_FILE: '/no/such/file' },
      'STREAM_API_SECRET_FILE: /no/such/file cannot be read (ENOENT).',
    ],
    [
      { STREAM_API_KEY: 'key', STREAM_API_SECRET: 's', STREAM_BASE_URL: 'stream' },
      'STREAM_BASE_URL must be an absolute URL',
    ],
  ])('with %j, does not start', async (variables, message) => {
    Object.assign(process.env, variables);
    const starting = compile(StreamModule.forRoot());
    await expect(starting).rejects.toThrow(StreamConfigurationError);
    await expect(starting).rejects.toThrow(message);
  });

  it('does not read a variable for an option that is given', async () => {
    process.env.STREAM_TIMEOUT = '3s';
    await expect(compile(StreamModule.forRoot({ ...CREDENTIALS, timeout: 10 }))).resolves.toBeDefined();
  });
});
