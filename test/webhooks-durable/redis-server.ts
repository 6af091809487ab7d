import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describeWhere } from '../support/describe-where';
import { freePort } from '../support/free-port';

/** The program redis-server, or `undefined` where there is none. */
export function findRedisServer(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return folders.map((folder) => join(folder, 'redis-server')).find(isExecutable);
}

/** `describe`, or with one line of explanation `describe.skip` where there is no redis-server. */
export function describeWithRedis(name: string, tests: (url: () => string) => void): void {
  const program = findRedisServer();
  const absence = 'there is no redis-server in PATH (apt-get install redis-server)';
  describeWhere(program, absence, name, () => {
    let server: RedisServer;
    beforeAll(async () => {
      server = await startRedis(program ?? '');
    });
    afterAll(() => server.stop());
    tests(() => server.url);
  });
}

export interface RedisServer {
  readonly url: string;
  /** Takes away the folder in which it saves snapshots. */
  loseFolder(): void;
  /** @param signal `SIGKILL` for a crash; by default it stops in order. */
  stop(signal?: 'SIGKILL'): Promise<void>;
}

/**
 * A Redis of its own on a free port of loopback, which keeps nothing on disk unless it is told to.
 *
 * @param settings such as `['--appendonly', 'yes']`
 */
export async function startRedis(
  program: string,
  givenPort?: number,
  settings: readonly string[] = [],
): Promise<RedisServer> {
  const port = givenPort ?? (await freePort());
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    ...settings,
  ];
  // Replicas and nodes of clusters write files wherever they run.
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const server = spawn(program, options, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  await saysReady(server);
  return {
    url: `redis://127.0.0.1:${port}`,
    loseFolder: () => {
      rmSync(folder, { recursive: true });
    },
    stop: async (signal) => {
      if (server.exitCode === null && server.signalCode === null) {
        const exited = once(server, 'exit');
        server.kill(signal);
        await exited;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function saysReady(server: ChildProcess): Promise<void> {
  let said = '';
  for await (const chunk of server.stdout ?? []) {
    said += String(chunk);
    if (said.includes('Ready to accept connections')) break;
  }
  if (!said.includes('Ready to accept connections')) throw new Error(`redis-server did not start: ${said}`);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
