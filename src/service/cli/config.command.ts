import { inspectConfiguration } from '../configuration/inspect-configuration';
import type { Setting } from '../configuration/variables/setting';
import type { Command } from './terminal';

const NOTHING = '-';

/** Prints what is in force, where it comes from, and what is wrong with it; of what only the service needs, where it can run. */
export const configCommand: Command = (terminal, { json }) => {
  const inspected = inspectConfiguration(terminal.sources());
  const { settings, configuration } = inspected;
  const isService = terminal.missingPackages(configuration).length === 0;
  const problems = isService ? inspected.problems : inspected.streamProblems;
  if (json) {
    terminal.print(JSON.stringify({ settings, problems }, undefined, 2));
  } else {
    terminal.print(table(settings));
    if (problems.length > 0) terminal.printError(`\n${problems.join('\n')}`);
  }
  return problems.length === 0 ? 0 : 1;
};

function table(settings: readonly Setting[]): string {
  const rows = settings.map(({ name, value = NOTHING, source }) => [name, value, source]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
