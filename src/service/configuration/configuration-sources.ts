import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { StreamConfigurationError } from '../../stream/stream.errors';
import { systemErrorCode } from '../../stream/system-error-code';

export type Environment = Readonly<Partial<Record<string, string>>>;

/** Reads a text file as a whole. */
export type ReadFile = (path: string) => string;

/** Where variables come from. */
export interface ConfigurationSources {
  readonly environment: Environment;
  /** What the file `.env` says; the environment wins. */
  readonly dotenv?: Environment;
  readonly readFile: ReadFile;
}

/**
 * The environment of this process, and the file `.env` in a directory, if there is one.
 *
 * @throws StreamConfigurationError when there is a `.env` that cannot be read
 */
export function processSources(directory: string = process.cwd()): ConfigurationSources {
  return { environment: process.env, dotenv: readDotenv(join(directory, '.env')), readFile: readText };
}

/**
 * The variables that a file sets; none when there is no such file.
 *
 * @throws StreamConfigurationError when it cannot be read
 */
export function readDotenv(path: string): Environment {
  try {
    return parseEnv(readText(path));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT') return {};
    throw new StreamConfigurationError(`${path} cannot be read (${code}).`);
  }
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}
