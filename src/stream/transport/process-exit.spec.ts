import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startCannedStream } from '../../../test/support/canned-stream';

const ROOT = join(__dirname, '../../..');

/** Runs a program that has `client`, a client of the server, and resolves with its exit code; null when it was killed. */
async function exitCodeOf(program: string, options: object): Promise<number | null> {
  const server = await startCannedStream();
  const source = `
    const { StreamClient } = require('./src/stream/stream.client.ts');
    const client = new StreamClient('key', 'secret', ${JSON.stringify({ ...options, baseUrl: server.url })});
    (async () => { ${program} })();`;
  const child = spawn(
    process.execPath,
    [
      '--require',
      './test/support/register-typescript.cjs',
      '--require',
      'reflect-metadata',
      '--eval',
      source,
    ],
    { cwd: ROOT, stdio: 'inherit' },
  );
  const deadline = setTimeout(() => child.kill('SIGKILL'), 540_000);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearTimeout(deadline);
  expect(server.requests.length).toBeGreaterThan(0);
  await server.close();
  return code;
}

describe('a process that uses the client', () => {
  it.each([
    [
      'undici',
      'after close()',
      'await Promise.all([client.getApp(), client.listRoles()]); await client.close();',
    ],
    [
      'http',
      'after close()',
      'await Promise.all([client.getApp(), client.listRoles()]); await client.close();',
    ],
    [
      'undici',
      'with idle connections and no close()',
      'await Promise.all([client.getApp(), client.listRoles()]);',
    ],
    [
      'http',
      'with idle connections and no close()',
      'await Promise.all([client.getApp(), client.listRoles()]);',
    ],
  ])('over %s exits by itself %s', async (transport, _, program) => {
    await expect(
      exitCodeOf(program, { transport, keepAliveTimeout: 600_000, timeout: 600_000 }),
    ).resolves.toBe(0);
  });
});
