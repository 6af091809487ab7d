#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { startService, type RunningService } from './service';
import { readConfiguration, type ServiceConfiguration } from './service-configuration';
import { startProblem } from './start-problem';

async function main(): Promise<void> {
  let configuration: ServiceConfiguration | undefined;
  try {
    configuration = readConfiguration(process.env, (path) => readFileSync(path, 'utf8'));
    const service = await startService(configuration);
    closeOnSignal(service);
    process.stdout.write(`${greeting(service)}\n`);
  } catch (error) {
    const problem = startProblem(error, configuration);
    if (problem === undefined) throw error;
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
  }
}

function greeting({ url, developmentKey }: RunningService): string {
  const lines = [`nestjs-getstream listens on ${url}`, `  Swagger UI  ${url}/docs`];
  if (developmentKey === undefined) return lines.join('\n');
  return [
    ...lines,
    `  API key     ${developmentKey}  (header x-api-key; Swagger UI sends it already)`,
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

void main();
