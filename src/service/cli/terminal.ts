import type { ConfigurationSources } from '../configuration/configuration-sources';
import type { ServiceConfiguration } from '../configuration/service-configuration';

/** What a command has to do with the world. */
export interface Terminal {
  /** Prints lines for whoever asked. */
  print(text: string): void;
  /** Prints what is wrong. */
  printError(text: string): void;
  /** Where the configuration is read from. */
  sources(): ConfigurationSources;
  /** Variables that files for front ends set in this directory, besides those of `sources`. */
  frontEndVariables(): ConfigurationSources['environment'];
  /** The packages, as `npm install` takes them, that the service needs and an app that uses the library may do without. */
  missingPackages(configuration: ServiceConfiguration): readonly string[];
}

/** A command of `nestjs-getstream`. It gives back the exit code. */
export type Command = (terminal: Terminal, options: CommandOptions) => number | Promise<number>;

export interface CommandOptions {
  /** Prints JSON. */
  readonly json: boolean;
  /** Takes warnings for errors. */
  readonly strict: boolean;
}
