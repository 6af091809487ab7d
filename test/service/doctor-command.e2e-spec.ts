import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { runCommand } from '../../src/service/cli/run-command';
import { startCannedStream } from '../support/canned-stream';
import { aTerminal } from '../support/canned-terminal';
import { useProxyVariables } from '../support/proxy-variables';
import { startTunnelProxy } from '../support/tunnel-proxy';
import { describeWithRedis, findRedisServer, startRedis } from '../webhooks-durable/redis-server';

const KEY = 'k-8f3a9c1b2d4e5f60';
const API_KEYS = JSON.stringify([{ name: 'backend', key: KEY, scopes: ['*'] }]);

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterAll(() => emulator.close());

const environment = () => ({
  STREAM_API_KEY: emulator.apiKey,
  STREAM_API_SECRET: emulator.apiSecret,
  STREAM_BASE_URL: emulator.url,
  API_KEYS,
});

/** Runs the doctor; what it prints, by line, and its exit code. */
async function doctor(
  variables: Record<string, string>,
  {
    args = [],
    frontEnd = {},
    missing = [],
  }: { args?: string[]; frontEnd?: Record<string, string>; missing?: string[] } = {},
) {
  const terminal = aTerminal(variables, { frontEnd, missing });
  const code = await runCommand(['doctor', ...args], terminal);
  return { code, text: terminal.printed(), lines: terminal.printed().split('\n') };
}

describe('nestjs-getstream doctor', () => {
  it('prints what it finds, with what to do, and succeeds when nothing is wrong', async () => {
    const { code, lines } = await doctor(environment());

    expect(code).toBe(0);
    expect(lines[0]).toBe('✓ configuration     Every variable is in order.');
    expect(lines[1]).toMatch(/^✓ credentials {7}Key .* and secret belong together/);
    expect(lines.filter((line) => line.startsWith('-'))).toHaveLength(2);
    expect(lines.filter((line) => /^ +→ /.test(line))).toHaveLength(2);
  });

  it('fails when something is wrong, and says everything', async () => {
    const { code, text } = await doctor({
      ...environment(),
      STREAM_API_SECRET: 'wrong-secret',
      PORT: 'http',
      METRICS: 'on',
    });

    expect(code).toBe(1);
    expect(text).toContain("✗ configuration     PORT must be a whole number from 0 to 65535, not 'http'.");
    expect(text).toContain("✗ configuration     METRICS must be one of: off, scope; not 'on'.");
    expect(text).toContain('✗ credentials       The API secret does not belong to the API key');
    expect(text).toContain('→ Copy both from the same app');
    expect(text).not.toContain('wrong-secret');
  });

  it('asks for nothing that only the service needs where it cannot run', async () => {
    const variables = { ...environment(), API_KEYS: '', LOG_LEVEL: 'verbose', JWT_EXPIRY: '1h' };

    expect(await doctor(variables)).toMatchObject({ code: 1 });
    const { code, lines } = await doctor(variables, { args: ['--strict'], missing: ['pino@10'] });
    expect(code).toBe(0);
    expect(lines.slice(0, 3)).toEqual([
      '✓ configuration     Every variable is in order.',
      '- service           The service cannot run here, so what only it needs, such as API_KEYS, was not asked for.',
      '                    → An app that uses the library needs nothing more. To run the service: npm install pino@10',
    ]);
  });

  it('finds secrets that files of a front end publish', async () => {
    const { code, text } = await doctor(environment(), {
      frontEnd: { NEXT_PUBLIC_STREAM: emulator.apiSecret, VITE_KEY: KEY },
    });

    expect(code).toBe(1);
    expect(text).toContain('✗ public variables  NEXT_PUBLIC_STREAM has a secret of the backend in it');
    expect(text).toContain('✗ public variables  VITE_KEY has a secret of the backend in it');
    expect(text).not.toContain(emulator.apiSecret);
    expect(text).not.toContain(KEY);
  });

  it('takes warnings for errors only with --strict', async () => {
    const frontEnd = { VITE_APP_SECRET: 'of-another-kind' };

    expect(await doctor(environment(), { frontEnd })).toMatchObject({
      code: 0,
      text: expect.stringContaining('! public variables  VITE_APP_SECRET'),
    });
    expect(await doctor(environment(), { frontEnd, args: ['--strict'] })).toMatchObject({ code: 1 });
  });

  it('prints JSON', async () => {
    const { code, text } = await doctor(
      { ...environment(), STREAM_WEBHOOK_URL: `${emulator.url}/x` },
      { args: ['--json'] },
    );
    const { findings } = JSON.parse(text) as { findings: object[] };

    expect(code).toBe(1);
    expect(findings).toContainEqual({
      check: 'webhook hook',
      status: 'error',
      message: `Stream has no hook for ${emulator.url}/x: it sends no event there.`,
      fix: expect.any(String),
    });
  });

  it('looks at what it can on the emulator of the service itself', async () => {
    const { code, text } = await doctor({}, { frontEnd: { VITE_X_SECRET: 'x' } });

    expect(code).toBe(0);
    expect(text).toContain('- credentials       No Stream app is set: the emulator stands in for Stream.');
    expect(text).toContain('! public variables  VITE_X_SECRET');
  });

  it('does not let production use the emulator', async () => {
    const { code, text } = await doctor({ ...environment(), NODE_ENV: 'production' });

    expect(code).toBe(1);
    expect(text).toContain(`✗ emulator          ${emulator.url} is the emulator`);
  });

  it('says that Redis cannot be reached, without its password', async () => {
    const { code, text } = await doctor({ REDIS_URL: 'redis://user:s3cret@127.0.0.1:1' });

    expect(code).toBe(1);
    expect(text).toContain('✗ redis');
    expect(text).not.toContain('s3cret');
  });
});

describeWithRedis('nestjs-getstream doctor with Redis', (url) => {
  it('finds it', async () => {
    expect(await doctor({ REDIS_URL: url() })).toMatchObject({
      code: 0,
      text: expect.stringMatching(/✓ redis +Redis at redis:\/\/127\.0\.0\.1:\d+ answers\./),
    });
  });

  it('warns where it does not persist or may evict keys, and names the settings', async () => {
    const redis = new Redis(url());
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const { code, text } = await doctor({ REDIS_URL: url() });
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    redis.disconnect();

    expect(code).toBe(0);
    expect(text).toMatch(/! redis +Redis does not persist \(`appendonly no`\)/);
    expect(text).toContain('→ Set `appendonly yes` and `appendfsync everysec`');
    expect(text).toMatch(/! redis +Redis may evict keys \(`maxmemory-policy allkeys-lru`\)/);
  });

  it('fails where it is full', async () => {
    const redis = new Redis(url());
    await redis.config('SET', 'maxmemory', '1');
    const { code, text } = await doctor({ REDIS_URL: url() });
    await redis.config('SET', 'maxmemory', '0');
    redis.disconnect();

    expect(code).toBe(1);
    expect(text).toMatch(/✗ redis +Redis is full/);
  });

  it('says what it cannot know', async () => {
    const redis = new Redis(url());
    await redis.call('ACL', 'SETUSER', 'limited', 'on', '>pw', '~*', '+@all', '-config', '-info');
    const { code, text } = await doctor({ REDIS_URL: url().replace('//', '//limited:pw@') });
    redis.disconnect();

    expect(code).toBe(0);
    expect(text).toMatch(/- redis +Redis does not tell whether it persists/);
    expect(text).toMatch(/- redis +Redis does not tell how full it is/);
  });

  it('is content where it persists, also where CONFIG is forbidden', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redis-'));
    const server = await startRedis(findRedisServer() ?? '', undefined, [
      '--appendonly',
      'yes',
      '--dir',
      folder,
    ]);
    const redis = new Redis(server.url);
    await redis.call('ACL', 'SETUSER', 'limited', 'on', '>pw', '~*', '+@all', '-config');
    const all = await doctor({ REDIS_URL: server.url });
    const limited = await doctor({ REDIS_URL: server.url.replace('//', '//limited:pw@') });
    redis.disconnect();
    await server.stop();
    rmSync(folder, { recursive: true });

    expect(all.text).toMatch(/✓ redis +Redis persists \(`appendonly yes`, `appendfsync`: everysec\)/);
    expect(limited.text).toMatch(/✓ redis +Redis persists \(`appendonly yes`, `appendfsync`: unknown\)/);
    expect(all.text + limited.text).not.toMatch(/[!✗-] redis/);
  });
});

describe('nestjs-getstream doctor and the keys of JWTs', () => {
  let server: Server;
  let answer: string;

  beforeAll(async () => {
    server = createServer((_request, response) => response.end(answer));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => server.close());

  const jwks = () => ({
    JWT_JWKS_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    JWT_ISSUER: 'https://auth.example.com/',
  });

  it('finds them, and warns of what lets in tokens of others', async () => {
    answer = '{"keys":[{"kid":"1"},{"kid":"2"}]}';
    const { code, text } = await doctor(jwks());

    expect(code).toBe(0);
    expect(text).toMatch(/✓ jwks .*: 2\./);
    expect(text).toMatch(/! jwt +JWT_AUDIENCE is not set/);
    expect(text).toMatch(/! jwt +JWT_JWKS_URL has no https/);
  });

  it.each([
    ['{"keys":[]}', 'There is no key at'],
    ['{}', 'it is no set of keys'],
    ['<html>', 'cannot be read'],
  ])('says what is wrong with %s', async (body, words) => {
    answer = body;
    const { code, text } = await doctor({ ...jwks(), JWT_AUDIENCE: 'calls' });

    expect(code).toBe(1);
    expect(text).toMatch(/✗ jwks/);
    expect(text).toContain(words);
  });
});

describe('nestjs-getstream doctor behind a proxy', () => {
  useProxyVariables();

  const HOST = 'http://stream.behind-the-proxy.invalid';
  const variables = () => ({ ...environment(), STREAM_BASE_URL: HOST });

  it('gives its other findings besides that about an address that is none', async () => {
    process.env.HTTP_PROXY = 'socks5://user:p%40ss@x:1';
    const isolated = { ...variables(), HTTP_PROXY: process.env.HTTP_PROXY, PORT: 'http' };
    const options = { frontEnd: { VITE_STREAM: emulator.apiSecret } };

    for (const missing of [[], ['pino@10']]) {
      const { code, text } = await doctor(isolated, { ...options, missing });

      expect(code).toBe(1);
      expect(text).toContain('✗ configuration     HTTP_PROXY must be the address of a proxy');
      expect(text).toContain(
        '✗ credentials       Key and secret cannot be tried: HTTP_PROXY must be the address',
      );
      expect(text).toContain('✗ public variables  VITE_STREAM has a secret of the backend in it');
      expect(text.includes('PORT must be')).toBe(missing.length === 0);
      expect(text).not.toMatch(/p%40ss|p@ss/);
    }
  });

  it('says why the keys of an issuer cannot be read when the address of the proxy is none', async () => {
    process.env.HTTPS_PROXY = 'http://user:p%40ss@x:1/path';
    const { HTTPS_PROXY } = process.env;
    const jwks = { JWT_JWKS_URL: 'https://issuer.invalid/jwks', JWT_AUDIENCE: 'calls' };
    const { code, text } = await doctor({ ...environment(), ...jwks, HTTPS_PROXY });

    expect(code).toBe(1);
    expect(text).toMatch(/✓ credentials {7}Key .* and secret belong together/);
    expect(text).toContain('✗ configuration     HTTPS_PROXY must be the address of a proxy');
    expect(text).toMatch(/✗ jwks .*cannot be read: HTTPS_PROXY must be the address of a proxy/);
    expect(text).not.toMatch(/p%40ss|p@ss/);
  });

  it('asks Stream and the issuer of JWTs through that which the environment names', async () => {
    const stream = await startStreamEmulator({ allowedHosts: ['stream.behind-the-proxy.invalid'] });
    const proxy = await startTunnelProxy(stream.url);
    const issuer = await startCannedStream(() => ({ body: { keys: [{ kty: 'RSA' }] } }));
    const issuerProxy = await startTunnelProxy(issuer.url);
    const jwks = { JWT_JWKS_URL: 'http://issuer.behind-the-proxy.invalid/jwks', JWT_AUDIENCE: 'calls' };

    process.env.HTTP_PROXY = `http://${issuerProxy.host}`;
    const STREAM_PROXY_URL = `http://${proxy.host}`;
    const { text } = await doctor({
      ...variables(),
      STREAM_API_KEY: stream.apiKey,
      STREAM_API_SECRET: stream.apiSecret,
      ...jwks,
      HTTP_PROXY: process.env.HTTP_PROXY,
      STREAM_PROXY_URL,
      NODE_ENV: 'production',
    });
    for (const server of [proxy, stream, issuerProxy, issuer]) await server.close();

    expect(text).toMatch(/✓ credentials {7}Key .* and secret belong together/);
    expect(text).toContain('✓ jwks              Keys at http://issuer.behind-the-proxy.invalid/jwks: 1.');
    expect(text).toContain(`✗ emulator          ${HOST} is the emulator`);
    expect(new Set(proxy.connects.map(({ authority }) => authority))).toEqual(
      new Set(['stream.behind-the-proxy.invalid:80']),
    );
    expect(issuerProxy.connects.map(({ authority }) => authority)).toEqual([
      'issuer.behind-the-proxy.invalid:80',
    ]);
  });

  it('delivers its event to the webhook receiver through it', async () => {
    const receiver = await startCannedStream();
    const proxy = await startTunnelProxy(receiver.url);
    process.env.HTTP_PROXY = `http://${proxy.host}`;
    const STREAM_WEBHOOK_URL = 'http://receiver.behind-the-proxy.invalid/hook';
    await doctor({ ...environment(), STREAM_WEBHOOK_URL, HTTP_PROXY: process.env.HTTP_PROXY });
    await proxy.close();
    await receiver.close();

    expect(receiver.requests.length).toBeGreaterThan(0);
    expect(new Set(receiver.requests.map(({ url }) => url))).toEqual(new Set(['/hook']));
    expect(new Set(proxy.connects.map(({ authority }) => authority))).toEqual(
      new Set(['receiver.behind-the-proxy.invalid:80']),
    );
  });
});
