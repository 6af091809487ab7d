import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { processSources, readDotenv, type Environment } from '../configuration/configuration-sources';
import { missingPackages } from '../service-packages';
import type { Terminal } from './terminal';

/** `.env`, `.env.local`, `.env.production` and the like, which builds of front ends read. */
const ENV_FILE = /^\.env(\.[\w-]+)*$/;

/** The terminal that this process was started from. */
export const PROCESS_TERMINAL: Terminal = {
  print: (text) => void process.stdout.write(`${text}\n`),
  printError: (text) => void process.stderr.write(`${text}\n`),
  sources: () => processSources(),
  frontEndVariables: () => envFilesOf(process.cwd()),
  missingPackages,
};

function envFilesOf(directory: string): Environment {
  const files = readdirSync(directory, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && ENV_FILE.test(entry.name),
  );
  return files.reduce<Environment>(
    (variables, { name }) => ({ ...variables, ...readDotenv(join(directory, name)) }),
    {},
  );
}
