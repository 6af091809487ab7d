// Compiles `src` to `dist`, and packs the compiled modules into a few files.
const { spawnSync } = require('node:child_process');
const { rmSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const dist = join(root, 'dist');

try {
  compile();
  require('./build/pack-modules.cjs').packModules(dist);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  // The rest of a failed build would look fresh the next time.
  rmSync(dist, { recursive: true, force: true });
  process.exitCode = 1;
}

function compile() {
  const nest = require.resolve('@nestjs/cli/bin/nest.js', { paths: [root] });
  const { status } = spawnSync(process.execPath, [nest, 'build'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed.');
}
