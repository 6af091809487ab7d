import type { Environment } from '../../src/service/configuration/configuration-sources';
import type { Terminal } from '../../src/service/cli/terminal';
import { someSources } from './canned-sources';

/** A terminal that remembers what is printed. */
export interface CannedTerminal extends Terminal {
  readonly printed: () => string;
  readonly complaints: () => string;
}

/** A terminal in a directory without files, unless it is told otherwise. */
export function aTerminal(
  environment: Environment = {},
  { dotenv = {}, frontEnd = {} }: { dotenv?: Environment; frontEnd?: Environment } = {},
): CannedTerminal {
  const printed: string[] = [];
  const complaints: string[] = [];
  return {
    print: (text) => void printed.push(text),
    complain: (text) => void complaints.push(text),
    sources: () => someSources(environment, { dotenv }),
    frontEndVariables: () => frontEnd,
    printed: () => printed.join('\n'),
    complaints: () => complaints.join('\n'),
  };
}
