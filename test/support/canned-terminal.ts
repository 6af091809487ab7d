import type { Environment } from '../../src/service/configuration/configuration-sources';
import type { Terminal } from '../../src/service/cli/terminal';
import { someSources } from './canned-sources';

/** A terminal that remembers what is printed. */
export interface CannedTerminal extends Terminal {
  readonly printed: () => string;
  readonly complaints: () => string;
}

interface CannedSurroundings {
  readonly dotenv?: Environment;
  readonly frontEnd?: Environment;
  /** Packages that the service needs and that are not there. */
  readonly missing?: readonly string[];
}

/** A terminal in a directory without files, unless it is told otherwise. */
export function aTerminal(
  environment: Environment = {},
  { dotenv = {}, frontEnd = {}, missing = [] }: CannedSurroundings = {},
): CannedTerminal {
  const printed: string[] = [];
  const complaints: string[] = [];
  return {
    print: (text) => void printed.push(text),
    printError: (text) => void complaints.push(text),
    sources: () => someSources(environment, { dotenv }),
    frontEndVariables: () => frontEnd,
    missingPackages: () => missing,
    printed: () => printed.join('\n'),
    complaints: () => complaints.join('\n'),
  };
}
