import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

export interface Attempt {
  /** The exit code; `null` when a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project that installs the packed package, as a user's would. */
export class Consumer {
  readonly directory = mkdtempSync(join(tmpdir(), 'consumer-'));

  write(files: Record<string, string | object>): void {
    for (const [name, content] of Object.entries(files)) {
      const file = join(this.directory, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
    }
  }

  run(command: string, ...args: string[]): string {
    try {
      return execFileSync(command, args, { cwd: this.directory, encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${[command, ...args].join(' ')}\n${stdout}\n${stderr}`, { cause: error });
    }
  }

  /** Runs what may fail. `environment` is all that it gets besides what it takes to find programs. */
  async attempt(
    [command = '', ...args]: readonly string[],
    environment: Readonly<Record<string, string>> = {},
    folder = '.',
  ): Promise<Attempt> {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(command, args, {
      cwd: join(this.directory, folder),
      env: { PATH, HOME, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [stdout, stderr, [status]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number | null]>,
    ]);
    return { status, stdout, stderr };
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Packs the package; the path of the tarball. */
export function pack(into: string): string {
  const root = join(__dirname, '../..');
  const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', into], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(output) as [{ filename: string }];
  return join(into, packed.filename);
}
