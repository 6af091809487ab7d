import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { startService, startServiceHere } from '../service/running-service';
import { sampled } from '../support/runs';

// Each test starts a process or two, on machines that may be busy.

const MAIN = join(__dirname, '../../dist/service/main.js');
const KEY = 's3cret-7ad4f21c9be05368';
const KEYS = JSON.stringify([{ name: 'backend', key: KEY, scopes: ['users:read', 'users:write'] }]);

/** Runs the service until it ends by itself. */
async function run(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env.PATH, ...env } });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

const mint = (url: string, key: string) =>
  fetch(`${url}/users/john`, { headers: { 'x-api-key': key } }).then(({ status }) => status);

describe('the service without STREAM_API_KEY', () => {
  it('says where the documentation is, the key, and that nothing is kept; and ends cleanly', async () => {
    const service = await startService();
    const output = service.output();
    const ui = await fetch(`${service.url}/docs`);
    const script = await (await fetch(`${service.url}/docs/swagger-ui-init.js`)).text();
    const status = await mint(service.url, 'dev-key');

    expect(output).toContain(`${service.url}/docs`);
    expect(output).toContain('dev-key');
    expect(output).toContain('in memory only');
    expect(ui.status).toBe(200);
    expect(script).toContain('"value": "dev-key"');
    expect(status).toBe(404);
    expect(await service.stop()).toBe(0);
  });

  it('takes keys of its own besides', async () => {
    const service = await startServiceHere({ API_KEYS: KEYS });

    expect(await mint(service.url, KEY)).toBe(404);
    await service.close();
  });

  it('ends on Ctrl-C', async () => {
    const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env.PATH, PORT: '0' } });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGINT');

    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
  });

  const MISTAKES: [Record<string, string>, string][] = [
    [{ STREAM_API_SECRET: 'secret' }, 'STREAM_API_KEY is missing, but STREAM_API_SECRET is set'],
    [{ PORT: 'http' }, "PORT must be a whole number from 0 to 65535, not 'http'"],
    [
      { HOST: '192.0.2.1', PORT: '0' },
      'HOST is 192.0.2.1, but without STREAM_API_KEY the service has a key that',
    ],
    [
      { HOST: '192.0.2.1', PORT: '0', EMULATOR_ON_NETWORK: 'true' },
      'HOST is 192.0.2.1, which is no address of this machine',
    ],
    [{ STREAM_API_KEY: 'key', STREAM_API_SECRET: 'secret' }, 'API_KEYS is missing'],
  ];

  it.each(sampled(MISTAKES))('or with %j says in one line what to set', async (env, message) => {
    const { code, output } = await run(env);

    expect(code).toBe(1);
    expect(output).toContain(message);
    expect(output.trimEnd().split('\n')).toHaveLength(1);
  });

  it('says all that is wrong at once, a line each', async () => {
    const { code, output } = await run({ NODE_ENV: 'production', PORT: 'http', STREAM_SECRET: 'x' });

    expect(code).toBe(1);
    expect(output.trimEnd().split('\n')).toEqual([
      expect.stringContaining('PORT must be a whole number'),
      expect.stringContaining('STREAM_API_KEY is missing'),
      expect.stringContaining('API_KEYS is missing'),
      'STREAM_SECRET is not known; did you mean STREAM_API_SECRET?',
    ]);
  });

  it('says in one line that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;

    const { code, output } = await run({ PORT: String(port) });
    other.close();

    expect(code).toBe(1);
    expect(output).toBe(
      `Port ${port} of 127.0.0.1 is taken by another process. Stop it, or set PORT to a free one.\n`,
    );
  });
});

describe('the service with STREAM_API_KEY', () => {
  let stream: StreamEmulator;

  beforeAll(async () => {
    stream = await startStreamEmulator();
  });

  afterAll(() => stream.close());

  const variables = () => ({
    STREAM_API_KEY: stream.apiKey,
    STREAM_API_SECRET: stream.apiSecret,
    STREAM_BASE_URL: stream.url,
    API_KEYS: KEYS,
  });

  it('talks to Stream for those who have a key, and logs a line of JSON for each request', async () => {
    const service = await startService(variables());
    await fetch(`${service.url}/users`, {
      method: 'PUT',
      headers: { 'x-api-key': KEY, 'content-type': 'application/json' },
      body: JSON.stringify({ users: [{ id: 'john' }] }),
    });
    const script = await (await fetch(`${service.url}/docs/swagger-ui-init.js`)).text();

    expect(JSON.stringify(stream.exportState())).toContain('"john"');
    expect(await mint(service.url, 'dev-key')).toBe(401);
    expect(script).toContain('"swaggerDoc"');
    expect(script).not.toContain('dev-key');
    expect(await service.stop()).toBe(0);
    expect(service.output()).not.toContain(KEY);
    const lines = service.output().trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      `Listening on ${service.url}, with Swagger UI on ${service.url}/docs.`,
      expect.stringMatching(/^PUT \/users /),
      expect.stringMatching(/^GET \/docs/),
      expect.stringMatching(/^GET \/users\/:id /),
      expect.stringMatching(/^Stopping/),
    ]);
  });

  it('has no documentation in production unless asked', async () => {
    const service = await startServiceHere({ ...variables(), NODE_ENV: 'production' });

    expect((await fetch(`${service.url}/docs`)).status).toBe(404);
    await service.close();
  });

  it('bounds what tokens may be, as the variables say', async () => {
    const service = await startServiceHere({
      ...variables(),
      API_KEYS: JSON.stringify([{ name: 'backend', key: KEY, scopes: ['tokens:mint'] }]),
      MAX_TOKEN_VALIDITY: '600',
      TOKEN_ROLES: 'guest',
      MAX_TOKEN_CALLS: '20',
      MAX_TOKEN_BYTES: '512',
    });
    const ask = async (body: object): Promise<[number, unknown]> => {
      const answer = await fetch(`${service.url}/users/john/tokens`, {
        method: 'POST',
        headers: { 'x-api-key': KEY, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return [answer.status, ((await answer.json()) as { message?: unknown }).message];
    };
    const calls = (count: number) => Array.from({ length: count }, (_, index) => `default:call-${index}`);

    expect(await ask({ validity_in_seconds: 600, role: 'guest', call_cids: calls(1) })).toEqual([
      201,
      undefined,
    ]);
    expect(await ask({})).toEqual([201, undefined]);
    expect(
      await Promise.all([
        ask({ validity_in_seconds: 601 }),
        ask({ role: 'admin', call_cids: calls(1) }),
        ask({ call_cids: calls(21) }),
        ask({ call_cids: calls(20) }),
      ]),
    ).toEqual([
      [400, [expect.stringContaining('validity_in_seconds must be at most 600 seconds')]],
      [400, [expect.stringContaining('role must be one of')]],
      [400, [expect.stringContaining('call_cids must name at most 20 calls')]],
      [
        400,
        [expect.stringMatching(/^call_cids makes a token of \d+ bytes, of which at most 512 are allowed/)],
      ],
    ]);
    await service.close();
  });
});
