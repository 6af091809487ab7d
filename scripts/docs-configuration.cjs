// Writes the table of docs/configuration.md from the declared variables: `npm run docs:configuration`. With --check it compares only.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const prettier = require('prettier');

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

async function main() {
  const table = [
    '| variable | for | default | meaning |',
    '| --- | --- | --- | --- |',
    ...ALL_VARIABLES.map(row),
  ].join('\n');
  const page = readFileSync(FILE, 'utf8');
  const filled = page.replace(
    /(<!-- variables -->)[^]*(<!-- \/variables -->)/,
    (_, start, end) => `${start}\n\n${table}\n\n${end}`,
  );
  const written = await prettier.format(filled, { ...(await prettier.resolveConfig(FILE)), filepath: FILE });
  if (!process.argv.includes('--check')) writeFileSync(FILE, written);
  else if (written !== page)
    throw new Error('docs/configuration.md is out of date: run `npm run docs:configuration`.');
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
