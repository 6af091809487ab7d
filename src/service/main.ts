#!/usr/bin/env node
import { PROCESS_TERMINAL } from './cli/process-terminal';
import { runCommand } from './cli/run-command';

void runCommand(process.argv.slice(2), PROCESS_TERMINAL).then((code) => {
  process.exitCode = code;
});
