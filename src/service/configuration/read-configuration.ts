import { StreamConfigurationError } from '../../stream/stream.errors';
import type { ConfigurationSources, Environment, ReadFile } from './configuration-sources';
import { inspectConfiguration } from './inspect-configuration';
import type { ServiceConfiguration } from './service-configuration';

/**
 * Reads the configuration of the service from an environment. A variable that is set to nothing counts as not set.
 *
 * @throws StreamConfigurationError with a line for each thing that is wrong, naming the variable and what to set
 */
export function readConfiguration(environment: Environment, readFile: ReadFile): ServiceConfiguration {
  return loadConfiguration({ environment, readFile });
}

/**
 * Reads the configuration of the service from wherever variables are.
 *
 * @throws StreamConfigurationError as `readConfiguration` does
 */
export function loadConfiguration(sources: ConfigurationSources): ServiceConfiguration {
  const { configuration, problems } = inspectConfiguration(sources);
  if (problems.length > 0) throw new StreamConfigurationError(problems.join('\n'));
  return configuration;
}
