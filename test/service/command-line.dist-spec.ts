import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { version } from '../../package.json';
import { startStreamEmulator } from '../../src/emulator';

// Each test starts a process or two, on machines that may be busy.

const MAIN = join(__dirname, '../../dist/service/main.js');

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'service-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

/** Runs a command of `nestjs-getstream` in a directory of its own. */
async function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: directory,
    env: { PATH: process.env.PATH, ...env },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...output };
}

describe('nestjs-getstream on the command line', () => {
  it('says its version', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('explains itself when it does not understand', async () => {
    const { code, stdout, stderr } = await run(['strat']);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain("there is no command 'strat'");
    expect(stderr).toContain('Usage: nestjs-getstream');
  });

  it('reads the file .env, over which the environment wins', async () => {
    writeFileSync(join(directory, '.env'), 'PORT=4000\nHOST=0.0.0.0 # everywhere\nJWT_SECRET="s3cret"\n');
    const { code, stdout, stderr } = await run(['config', '--json'], { PORT: '5000' });
    const { settings } = JSON.parse(stdout) as { settings: object[] };

    expect(settings).toEqual(
      expect.arrayContaining([
        { name: 'PORT', value: '5000', source: 'environment' },
        { name: 'HOST', value: '0.0.0.0', source: '.env' },
        { name: 'JWT_SECRET', value: 'set, 6 characters', source: '.env' },
      ]),
    );
    expect(code).toBe(1);
    expect(stdout + stderr).not.toContain('s3cret');
  });

  it('finds a secret that a front end in the same directory publishes', async () => {
    const emulator = await startStreamEmulator();
    writeFileSync(join(directory, '.env.local'), `NEXT_PUBLIC_STREAM=${emulator.apiSecret}\n`);
    const { code, stdout, stderr } = await run(['doctor'], {
      STREAM_API_KEY: emulator.apiKey,
      STREAM_API_SECRET: emulator.apiSecret,
      STREAM_BASE_URL: emulator.url,
      API_KEYS: '[{"name":"backend","key":"k-8f3a9c1b2d4e5f60","scopes":["*"]}]',
    });
    await emulator.close();

    expect(code).toBe(1);
    expect(stdout).toContain('✓ credentials');
    expect(stdout).toContain('✗ public variables  NEXT_PUBLIC_STREAM');
    expect(stdout).not.toContain(emulator.apiSecret);
    expect(stderr).toBe('');
  });

  it('does not start with credentials that Stream refuses, with VERIFY_ON_START', async () => {
    const emulator = await startStreamEmulator();
    const { code, stderr } = await run(['start'], {
      STREAM_API_KEY: emulator.apiKey,
      STREAM_API_SECRET: 'the-secret-of-another-app',
      STREAM_BASE_URL: emulator.url,
      API_KEYS: '[{"name":"backend","key":"k-8f3a9c1b2d4e5f60","scopes":["*"]}]',
      PORT: '0',
      VERIFY_ON_START: 'true',
    });
    await emulator.close();

    expect(code).toBe(1);
    expect(stderr).toContain('The API secret does not belong to the API key');
    expect(stderr).not.toContain('    at ');
  });
});
