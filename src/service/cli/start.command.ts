import { Logger } from '@nestjs/common';
import { inspectConfiguration } from '../configuration/inspect-configuration';
import { validConfiguration } from '../configuration/read-configuration';
import type { ServiceConfiguration } from '../configuration/service-configuration';
import type { RunningService } from '../service';
import { StreamConfigurationError } from '../../stream/stream.errors';
import { startProblem } from '../start-problem';
import type { Command, Terminal } from './terminal';

/** Starts the service, which then runs until it gets a signal. */
export const startCommand: Command = async (terminal) => {
  let configuration: ServiceConfiguration | undefined;
  try {
    const inspected = inspectConfiguration(terminal.sources());
    const missing = terminal.missingPackages(inspected.configuration);
    if (missing.length > 0) throw new StreamConfigurationError(missingText(missing));
    configuration = validConfiguration(inspected);
    // Only now: it is large, and what is wrong with the configuration is to be told at once.
    const { startService } = await import('../service.js');
    const service = await startService(configuration);
    closeOnSignal(service);
    announce(service, terminal);
    return 0;
  } catch (error) {
    const problem = startProblem(error, configuration);
    if (problem === undefined) throw error;
    terminal.printError(problem);
    return 1;
  }
};

function missingText(packages: readonly string[]): string {
  return `The service needs packages that the library does without. Add them: npm install ${packages.join(' ')}`;
}

/** To those who try it out in their terminal, and otherwise to whatever reads the log: all of that is JSON. */
function announce(service: RunningService, terminal: Terminal): void {
  const { url, documentationUrl, developmentKey } = service;
  if (developmentKey !== undefined) terminal.print(greeting(service, developmentKey));
  else if (documentationUrl === undefined) new Logger('Service').log(`Listening on ${url}.`);
  else new Logger('Service').log(`Listening on ${url}, with Swagger UI on ${documentationUrl}.`);
}

function greeting({ url, documentationUrl }: RunningService, developmentKey: string): string {
  const uses = documentationUrl === undefined ? '' : '; Swagger UI sends it already';
  return [
    `nestjs-getstream listens on ${url}`,
    ...(documentationUrl === undefined ? [] : [`  Swagger UI  ${documentationUrl}`]),
    `  API key     ${developmentKey}  (header x-api-key${uses})`,
    '  Data        in memory only: an emulator stands in for Stream. Set STREAM_API_KEY, STREAM_API_SECRET and',
    '              API_KEYS to talk to Stream itself.',
  ].join('\n');
}

function closeOnSignal(service: RunningService): void {
  // A second signal finds no handler, and ends the process the hard way.
  const close = (): void => void service.close();
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
}
