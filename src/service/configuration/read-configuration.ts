import { StreamConfigurationError } from '../../stream/stream.errors';
import type { Environment, ReadFile } from './configuration-sources';
import { inspectConfiguration, type InspectedConfiguration } from './inspect-configuration';
import type { ServiceConfiguration } from './service-configuration';

/**
 * Reads the configuration of the service from an environment. A variable that is set to nothing counts as not set.
 *
 * @throws StreamConfigurationError with a line for each thing that is wrong, naming the variable and what to set
 */
export function readConfiguration(environment: Environment, readFile: ReadFile): ServiceConfiguration {
  return validConfiguration(inspectConfiguration({ environment, readFile }));
}

/**
 * The configuration, when nothing is wrong with it.
 *
 * @throws StreamConfigurationError as `readConfiguration` does
 */
export function validConfiguration({
  configuration,
  problems,
}: InspectedConfiguration): ServiceConfiguration {
  if (problems.length > 0) throw new StreamConfigurationError(problems.join('\n'));
  return configuration;
}
