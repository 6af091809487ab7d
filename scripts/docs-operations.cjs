// Writes docs/operations.md from the built package: `npm run docs:operations`. With --check it compares only.
const { join } = require('node:path');
const { renderOperations } = require('./operations/render.cjs');
const { probeEmulator } = require('./operations/probe-emulator.cjs');
const { run, writeOrCheck } = require('./written-file.cjs');

const root = join(__dirname, '..');
const file = join(root, 'docs/operations.md');
const { startStreamEmulator } = require(join(root, 'dist/emulator'));
const { StreamClient } = require(join(root, 'dist/stream/stream.client'));
const { OPERATIONS } = require(join(root, 'dist/stream/operations'));

run(async () => {
  const { isEmulated, close } = await probeEmulator({ startStreamEmulator, StreamClient });
  try {
    const page = await renderOperations(root, OPERATIONS, isEmulated);
    writeOrCheck(file, page, 'npm run docs:operations');
  } finally {
    await close();
  }
});
