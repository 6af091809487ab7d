import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_VARIABLES } from './variables/all-variables';
import { fileVariable, type Variable } from './variables/variable';

const README = join(__dirname, '../../../README.md');

/** The rows of the table below the heading "Environment", as cells. */
function rowsOfReadme(): string[][] {
  const section =
    readFileSync(README, 'utf8')
      .split('\n## ')
      .find((part) => part.startsWith('Environment\n')) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function rowOf(variable: Variable): string[] {
  const { name, usedBy, default: standard, meaning } = variable;
  const names = variable.file === true ? [name, fileVariable(variable)] : [name];
  return [
    names.map((each) => `\`${each}\``).join(', '),
    usedBy,
    standard === undefined ? '' : `\`${standard}\``,
    meaning,
  ];
}

describe('the README', () => {
  it('has every variable, with its default and meaning, and no other', () => {
    expect(rowsOfReadme()).toEqual(ALL_VARIABLES.map(rowOf));
  });
});
