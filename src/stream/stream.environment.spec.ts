import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModuleMetadata } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { Test, type TestingModule } from '@nestjs/testing';
import { startCannedStream } from '../../test/support/canned-stream';
import { useProxyVariables } from '../../test/support/proxy-variables';
import { startTunnelProxy } from '../../test/support/tunnel-proxy';
import { StreamClient } from './stream.client';
import { StreamConfigurationError, StreamConnectionError } from './stream.errors';
import { getStreamToken } from './stream.decorators';
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
    await expect(client.getApp()).rejects.toThrow('GetApp got no response within 40 ms');
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

describe('STREAM_PROXY_URL', () => {
  useProxyVariables();
  const STREAM = {
    STREAM_API_KEY: 'env-key',
    STREAM_API_SECRET: 'env-secret',
    STREAM_BASE_URL: 'http://stream.behind-the-proxy.invalid',
    STREAM_RETRIES: '0',
  };

  const ask = async (...modules: NonNullable<ModuleMetadata['imports']>): Promise<unknown> => {
    const app = await compile(...modules);
    try {
      return await app
        .get(StreamClient)
        .getApp()
        .catch((error: unknown) => error);
    } finally {
      await app.close();
    }
  };

  it('names the proxy of StreamModule, in place of that of the environment', async () => {
    const server = await startCannedStream();
    const [proxy, other] = [await startTunnelProxy(server.url), await startTunnelProxy(server.url)];
    const STREAM_PROXY_URL = `http://user:p%40ss@${proxy.host}`;
    Object.assign(process.env, STREAM, { STREAM_PROXY_URL, HTTP_PROXY: `http://${other.host}` });

    const answers = [await ask(StreamModule.forRoot())];
    const byOption = await ask(StreamModule.forRoot({ proxy: `http://${other.host}` }));
    process.env.STREAM_PROXY_URL = '';
    const byEnvironment = await ask(StreamModule.forRoot());
    process.env.STREAM_PROXY_URL = 'off';
    const withoutAny = await ask(StreamModule.forRoot());
    for (const each of [proxy, other, server]) await each.close();

    const answer = { duration: '1.00ms' };
    expect([...answers, byOption, byEnvironment]).toEqual([answer, answer, answer]);
    expect(withoutAny).toBeInstanceOf(StreamConnectionError);
    expect(proxy.connects).toEqual([
      {
        authority: 'stream.behind-the-proxy.invalid:80',
        authorization: `Basic ${Buffer.from('user:p@ss').toString('base64')}`,
      },
    ]);
    expect(other.connects).toHaveLength(2);
  });

  it('is read from what ConfigModule loads', async () => {
    const server = await startCannedStream();
    const proxy = await startTunnelProxy(server.url);
    const variables = { ...STREAM, STREAM_PROXY_URL: `http://${proxy.host}` };
    const config = ConfigModule.forRoot({ ignoreEnvFile: true, isGlobal: true, load: [() => variables] });

    const answer = await ask(config, StreamModule.forRoot());
    for (const each of [proxy, server]) await each.close();

    expect(answer).toEqual({ duration: '1.00ms' });
    expect(proxy.connects).toHaveLength(1);
  });

  it('is not for named clients', async () => {
    const server = await startCannedStream();
    const proxy = await startTunnelProxy(server.url);
    Object.assign(process.env, { STREAM_PROXY_URL: `http://${proxy.host}` });
    const app = await compile(StreamModule.forRoot({ name: 'eu', ...CREDENTIALS, baseUrl: server.url }));
    await app.get<StreamClient>(getStreamToken('eu')).getApp();
    await app.close();
    for (const each of [proxy, server]) await each.close();

    expect(server.requests).toHaveLength(1);
    expect(proxy.opened()).toBe(0);
  });

  it.each(['socks5://user:p%40ss@x:1', 'http://user:p%zz@x', 'OFF x'])(
    'that is %s is an error that names it, without its value',
    async (STREAM_PROXY_URL) => {
      Object.assign(process.env, STREAM, { STREAM_PROXY_URL });
      const error: unknown = await compile(StreamModule.forRoot()).catch((reason: unknown) => reason);

      expect(error).toBeInstanceOf(StreamConfigurationError);
      expect(String(error)).toContain('STREAM_PROXY_URL must be the address of a proxy with http or https');
      expect(String(error)).not.toMatch(/p%40ss|p@ss|p%zz/);
    },
  );
});
