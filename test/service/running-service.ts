import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { someSources } from '../support/canned-sources';

const dist = join(__dirname, '../../dist');

/** The standalone service in a process of its own. */
export interface RunningService {
  readonly url: string;
  readonly pid: number | undefined;
  /** All it has printed so far. */
  readonly output: () => string;
  /** Sends SIGTERM; the exit code. */
  readonly stop: () => Promise<number | null>;
}

/** The standalone service in the process of the test. */
export type ServiceHere = import('../../src/service/service').RunningService;

const START_LIMIT_MS = 120_000;

/** Starts the compiled service on a free port and waits until it says where it listens. */
export async function startService(env: NodeJS.ProcessEnv = {}): Promise<RunningService> {
  return startProcess(process.execPath, [join(dist, 'service/main.js')], {
    env: { PORT: '0', ...env },
  });
}

/** Starts the compiled service in this process, which costs a tenth of a process; it logs nothing. */
export async function startServiceHere(env: Record<string, string> = {}): Promise<ServiceHere> {
  const { inspectConfiguration } = (await import(
    join(dist, 'service/configuration/inspect-configuration')
  )) as typeof import('../../src/service/configuration/inspect-configuration');
  const { startService: start } = (await import(
    join(dist, 'service/service')
  )) as typeof import('../../src/service/service');
  const { configuration, problems } = inspectConfiguration(
    someSources({ PORT: '0', LOG_LEVEL: 'silent', ...env }),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return start(configuration);
}

/** Starts a program that is the service, and waits until it says where it listens. */
export async function startProcess(
  command: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd?: string; readonly env: NodeJS.ProcessEnv },
): Promise<RunningService> {
  const child = spawn(command, args, {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const limit = setTimeout(() => {
      reject(new Error(`The service did not start:\n${output}`));
    }, START_LIMIT_MS);
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
      if (address === undefined) return;
      clearTimeout(limit);
      resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exited.then((code) => {
      clearTimeout(limit);
      reject(new Error(`The service stopped with code ${String(code)}:\n${output}`));
    });
  });
  return {
    url,
    pid: child.pid,
    output: () => output,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}
