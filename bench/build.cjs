// The build that is measured: that of this checkout, or of another revision in the folder BENCH_BUILD.
const { createRequire } = require('node:module');
const { join } = require('node:path');

const root = process.env.BENCH_BUILD ?? join(__dirname, '..');
const requireOfBuild = createRequire(join(root, 'package.json'));

module.exports = {
  /** The folder of the build. */
  root,
  /** Loads an entry of the package, such as `nestjs-getstream/emulator`. */
  load: (entry) => requireOfBuild(entry),
  /** Loads a file of `dist` that no entry exports. */
  loadFile: (path) => requireOfBuild(join(root, 'dist', path)),
};
