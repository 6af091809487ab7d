import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What of a Dockerfile makes the image: its last stage. */
export interface BuiltImage {
  /** The folder that stands for the working directory of the image. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly command: readonly string[];
}

interface Stage {
  readonly folder: string;
  env: Record<string, string>;
  command: string[];
}

/**
 * Does in folders of this machine what a Dockerfile says, where no Docker engine is: each stage gets a folder for its WORKDIR;
 * COPY and RUN happen there, with its ENV. Knows the instructions that ours uses, and refuses others.
 *
 * @param context the folder that COPY copies from
 * @param target an empty folder
 */
export function buildByDockerfile(file: string, context: string, target: string): BuiltImage {
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const { instruction, rest } of instructions(file)) {
    // They say which image is the base: here that is the machine.
    if (instruction === 'ARG') continue;
    if (instruction === 'FROM') {
      const name = / AS (\w+)$/.exec(rest)?.[1] ?? `stage-${stages.size}`;
      stage = { folder: join(target, name), env: {}, command: [] };
      mkdirSync(stage.folder);
      stages.set(name, stage);
      continue;
    }
    if (!stage) throw new Error(`${instruction} before FROM`);
    if (instruction === 'ENV') Object.assign(stage.env, readAssignments(rest));
    else if (instruction === 'COPY') copy(rest, stage.folder, context, stages);
    else if (instruction === 'RUN') run(rest, stage);
    else if (instruction === 'CMD') stage.command = JSON.parse(rest) as string[];
    else if (!['WORKDIR', 'USER', 'EXPOSE', 'HEALTHCHECK'].includes(instruction)) {
      throw new Error(`The Dockerfile has ${instruction}, which nothing here does.`);
    }
  }
  if (!stage) throw new Error('The Dockerfile has no FROM.');
  return stage;
}

function instructions(file: string): { instruction: string; rest: string }[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, instruction = '', rest = ''] = /^(\w+) (.*)$/.exec(line) ?? [];
      return { instruction, rest };
    });
}

function readAssignments(text: string): Record<string, string> {
  return Object.fromEntries(text.split(' ').map((pair) => pair.split('=') as [string, string]));
}

function copy(text: string, folder: string, context: string, stages: ReadonlyMap<string, Stage>): void {
  const [, from] = /^--from=(\w+) /.exec(text) ?? [];
  const paths = text.replace(/^--from=\w+ /, '').split(' ');
  const to = paths.pop() ?? '.';
  const toFolder = to.endsWith('/');
  for (const path of paths) {
    const source =
      from === undefined ? join(context, path) : join(stages.get(from)?.folder ?? '', basename(path));
    cpSync(source, toFolder ? join(folder, to, basename(path)) : join(folder, to), { recursive: true });
  }
}

function run(command: string, { folder, env }: Stage): void {
  // The cache of npm is the machine's own here.
  const steps = command.split(' && ').filter((step) => !step.startsWith('npm cache'));
  for (const step of steps) {
    execFileSync('sh', ['-c', step], {
      cwd: folder,
      env: { ...process.env, NODE_ENV: undefined, ...env },
      stdio: 'pipe',
    });
  }
}
