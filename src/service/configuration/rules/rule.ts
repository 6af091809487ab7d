import type { ServiceConfiguration } from '../service-configuration';
import type { VariableReader } from '../variables/variable-reader';

/** Checks how variables fit together; what is wrong, a line each. */
export type ConfigurationRule = (variables: VariableReader, configuration: ServiceConfiguration) => string[];
