// Writes the table of docs/configuration.md from the declared variables: `npm run docs:configuration`. With --check it compares only.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const prettier = require('prettier');
const { filled, run, writeOrCheck } = require('./written-file.cjs');

const root = join(__dirname, '..');
const FILE = join(root, 'docs/configuration.md');
const { ALL_VARIABLES } = require(join(root, 'dist/service/configuration/variables/all-variables'));

const code = (text) => `\`${text}\``;
const row = ({ name, file, usedBy, default: value, meaning }) =>
  `| ${[
    [name, ...(file ? [`${name}_FILE`] : [])].map(code).join(', '),
    usedBy,
    value === undefined ? '' : code(value),
    meaning.replaceAll('|', '\\|'),
  ].join(' | ')} |`;

run(async () => {
  const table = [
    '| variable | for | default | meaning |',
    '| --- | --- | --- | --- |',
    ...ALL_VARIABLES.map(row),
  ].join('\n');
  const page = filled(readFileSync(FILE, 'utf8'), 'variables', table);
  const options = { ...(await prettier.resolveConfig(FILE)), filepath: FILE };
  writeOrCheck(FILE, await prettier.format(page, options), 'npm run docs:configuration');
});
