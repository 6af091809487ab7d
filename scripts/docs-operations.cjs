// Writes docs/operations.md from the built package: `npm run docs:operations`. With --check it compares only.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { renderOperations } = require('./operations/render.cjs');
const { probeEmulator } = require('./operations/probe-emulator.cjs');

const root = join(__dirname, '..');
const file = join(root, 'docs/operations.md');
const { startStreamEmulator } = require(join(root, 'dist/emulator'));
const { StreamClient } = require(join(root, 'dist/stream/stream.client'));
const { OPERATIONS } = require(join(root, 'dist/stream/operations'));

async function main() {
  const { isEmulated, close } = await probeEmulator({ startStreamEmulator, StreamClient });
  try {
    const page = await renderOperations(root, OPERATIONS, isEmulated);
    if (!process.argv.includes('--check')) writeFileSync(file, page);
    else if (readFileSync(file, 'utf8') === page) console.log('docs/operations.md is current.');
    else throw new Error('docs/operations.md is out of date: run `npm run docs:operations`.');
  } finally {
    await close();
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
