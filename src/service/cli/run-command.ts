import { parseArgs } from 'node:util';
import { messageOf } from '../../errors/message-of';
import { StreamConfigurationError } from '../../stream/stream.errors';
import { VERSION } from '../../stream/transport/version';
import { configCommand } from './config.command';
import { doctorCommand } from './doctor.command';
import { startCommand } from './start.command';
import type { Command, CommandOptions, Terminal } from './terminal';

/** What `nestjs-getstream help` prints. */
export const USAGE = `Usage: nestjs-getstream [command] [options]

  start      starts the service; the command when none is given
  config     prints what is in force, without secrets
  doctor     checks keys, clock, webhooks, limits and secrets; exit code 1 when something is wrong
  help       prints this text

  --json     config, doctor: prints JSON
  --strict   doctor: exit code 1 for warnings too
  --version  prints the version

docs/configuration.md lists the variables. They come from the environment, or from a file .env in this directory.`;

/** The exit code of a command that was not understood. */
const MISUSE = 2;

const printUsage: Command = (terminal) => {
  terminal.print(USAGE);
  return 0;
};

const printVersion: Command = (terminal) => {
  terminal.print(VERSION);
  return 0;
};

const COMMANDS: Readonly<Record<string, Command>> = {
  start: startCommand,
  config: configCommand,
  doctor: doctorCommand,
  help: printUsage,
};

const OPTIONS_OF: Readonly<Record<string, readonly string[]>> = {
  config: ['json'],
  doctor: ['json', 'strict'],
};

/** Runs a command line without the name of the program; gives back the exit code. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const line = understand(args);
  if (typeof line === 'string') {
    terminal.printError(`nestjs-getstream: ${line}\n\n${USAGE}`);
    return MISUSE;
  }
  try {
    return await line.run(terminal, line.options);
  } catch (error) {
    if (!(error instanceof StreamConfigurationError)) throw error;
    terminal.printError(error.message);
    return 1;
  }
}

interface CommandLine {
  readonly run: Command;
  readonly options: CommandOptions;
}

/** The command, or what is wrong with the line. */
function understand(args: readonly string[]): CommandLine | string {
  const parsed = parse(args);
  if (typeof parsed === 'string') return parsed;
  const { values, positionals } = parsed;
  const { help = false, version = false, json = false, strict = false } = values;
  const options = { json, strict };
  if (help) return { run: printUsage, options };
  if (version) return { run: printVersion, options };
  const [name = 'start', ...more] = positionals;
  const run = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!run) return `there is no command '${name}'`;
  if (more.length > 0) return `${name} takes no '${more.join(' ')}'`;
  const stray = Object.entries(options).find(([option, on]) => on && !OPTIONS_OF[name]?.includes(option));
  return stray ? `${name} has no option --${stray[0]}` : { run, options };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        strict: { type: 'boolean' },
        version: { type: 'boolean', short: 'v' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return messageOf(error);
  }
}
