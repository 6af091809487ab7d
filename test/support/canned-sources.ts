import type {
  ConfigurationSources,
  Environment,
} from '../../src/service/configuration/configuration-sources';
import { inspectConfiguration } from '../../src/service/configuration/inspect-configuration';

/** A machine without files, and with these variables. */
export function someSources(
  environment: Environment,
  others: Partial<ConfigurationSources> = {},
): ConfigurationSources {
  return { environment, readFile: noFile, ...others };
}

/** What is wrong with the configuration, a line each. */
export function problemsOf(
  environment: Environment,
  others: Partial<ConfigurationSources> = {},
): readonly string[] {
  return inspectConfiguration(someSources(environment, others)).problems;
}

/** Reads a file that is not there. */
export function noFile(path: string): never {
  throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
}
