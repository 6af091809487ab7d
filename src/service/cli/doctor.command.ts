import { Logger } from '@nestjs/common';
import type { Finding } from '../../doctor';
import { inspectConfiguration } from '../configuration/inspect-configuration';
import { diagnose } from './diagnose';
import type { Command } from './terminal';

const SIGNS: Readonly<Record<Finding['status'], string>> = {
  ok: '✓',
  warning: '!',
  error: '✗',
  skipped: '-',
};

/** Prints what the doctor finds; fails when something is wrong. */
export const doctorCommand: Command = async (terminal, { json, strict }) => {
  // What is logged on the way is in the findings too.
  Logger.overrideLogger(false);
  const sources = terminal.sources();
  const environment = { ...terminal.frontEndVariables(), ...sources.dotenv, ...sources.environment };
  const inspected = inspectConfiguration(sources);
  const missing = terminal.missingPackages(inspected.configuration);
  const findings = await diagnose(inspected, environment, missing);
  terminal.print(json ? JSON.stringify({ findings }, undefined, 2) : report(findings));
  const failures: readonly Finding['status'][] = strict ? ['error', 'warning'] : ['error'];
  return findings.some(({ status }) => failures.includes(status)) ? 1 : 0;
};

function report(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const indent = ' '.repeat(width + 4);
  return findings
    .map((finding) => {
      const line = `${SIGNS[finding.status]} ${finding.check.padEnd(width)}  ${finding.message}`;
      return finding.status === 'ok' ? line : `${line}\n${indent}→ ${finding.fix}`;
    })
    .join('\n');
}
