import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { EmulatorHttp } from '../../test/support/emulator-http';

const ROOT = join(__dirname, '../..');
const REGISTER = join(ROOT, 'test/support/register-typescript.cjs');

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command in a process of its own, as a person starts it. */
class Command {
  readonly process: ChildProcess;
  readonly ended: Promise<Outcome>;
  private stdout = '';
  private stderr = '';

  constructor(args: readonly string[], environment: Record<string, string> = {}) {
    this.process = spawn(process.execPath, ['--require', REGISTER, join(__dirname, 'cli.ts'), ...args], {
      env: { ...process.env, NODE_ENV: 'test', ...environment },
    });
    this.process.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.process.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.ended = once(this.process, 'close').then(([code]) => ({
      code: code as number | null,
      stdout: this.stdout,
      stderr: this.stderr,
    }));
  }

  /** The line it prints when it listens. */
  async line(): Promise<Record<string, string>> {
    if (!this.process.stdout) throw new Error('no output');
    while (!this.stdout.includes('\n')) await once(this.process.stdout, 'data');
    return JSON.parse(this.stdout) as Record<string, string>;
  }
}

// Each test starts a process of its own.

describe('stream-emulator', () => {
  it('tells in one line where it listens, works, and ends when it is told to', async () => {
    const command = new Command(['--port', '0']);
    const { url, apiKey, apiSecret, ...others } = await command.line();
    expect(others).toEqual({});
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const server = new EmulatorHttp({ url: url!, apiKey: apiKey!, apiSecret: apiSecret! });
    expect((await server.get('/app')).status).toBe(200);

    command.process.kill('SIGTERM');
    expect(await command.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('takes the credentials it is given, and does not print a secret that is known', async () => {
    const command = new Command([
      '--port',
      '0',
      '--host',
      'localhost',
      '--api-key',
      'key',
      '--api-secret',
      'known',
    ]);
    const line = await command.line();
    expect(line).toEqual({ url: expect.stringMatching(/^http:\/\/localhost:\d+$/), apiKey: 'key' });
    const server = new EmulatorHttp({ url: line.url!, apiKey: 'key', apiSecret: 'known' });
    expect((await server.get('/app')).status).toBe(200);

    command.process.kill('SIGINT');
    expect((await command.ended).code).toBe(0);
  });

  it('does not start in production', async () => {
    const { code, stdout, stderr } = await new Command(['--port', '0'], { NODE_ENV: 'production' }).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('it does not start with NODE_ENV=production');
  });

  it('says which port is taken and what to do', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const { code, stderr } = await new Command(['--port', String(port)]).ended;
    holder.close();
    expect(code).toBe(1);
    expect(stderr).toBe(
      `stream-emulator: Port ${port} is taken. Choose another with --port, or 0 for a free one.\n`,
    );
  });

  it.each([
    [['--prot', '1'], "Unknown option '--prot'"],
    [['extra'], "Unexpected argument 'extra'"],
    [['--port', 'http'], '--port must be a number from 0 to 65535, not "http".'],
    [['--port', '65536'], '--port must be a number from 0 to 65535, not "65536".'],
  ])('refuses %j in one message without a stack', async (args, message) => {
    const { code, stdout, stderr } = await new Command(args).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it('sends webhooks to the hosts that are allowed', async () => {
    const command = new Command([
      '--port',
      '0',
      '--allow-hooks-to',
      'one.invalid',
      '--allow-hooks-to',
      'two.invalid',
    ]);
    const { url } = await command.line();
    const attemptsAt = async (host: string) => {
      const response = await fetch(`${url ?? ''}/_emulator/webhooks/send`, {
        method: 'POST',
        body: JSON.stringify({ type: 'custom', options: { url: `http://${host}/` } }),
      });
      const { event } = (await response.json()) as { event: { deliveries: { attempts: unknown[] }[] } };
      return event.deliveries[0]?.attempts.length;
    };
    const attempts = [
      await attemptsAt('one.invalid'),
      await attemptsAt('two.invalid'),
      await attemptsAt('three.invalid'),
    ];
    command.process.kill('SIGTERM');
    await command.ended;

    expect(attempts).toEqual([2, 2, 0]);
  });

  it('enforces rate limits where that is asked for', async () => {
    const command = new Command(['--port', '0', '--enforce-rate-limits']);
    const { url } = await command.line();
    const response = await fetch(`${url ?? ''}/_emulator/rate_limits`);
    expect(await response.json()).toEqual({ enforced: true, limits: {} });

    command.process.kill('SIGTERM');
    await command.ended;
  });

  it('explains itself', async () => {
    const { code, stdout } = await new Command(['--help']).ended;
    expect(code).toBe(0);
    for (const option of [
      '--port',
      '--host',
      '--api-key',
      '--api-secret',
      '--allow-hooks-to',
      '--enforce-rate-limits',
    ])
      expect(stdout).toContain(option);
  });
});
