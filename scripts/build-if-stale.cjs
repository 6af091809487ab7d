// Builds `dist` when it is missing, or older than what it is built from.
const { spawnSync } = require('node:child_process');
const { existsSync, readdirSync, rmSync, statSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const dist = join(root, 'dist');
const built = join(dist, 'service', 'main.js');
const configuration = ['nest-cli.json', 'package.json', 'tsconfig.build.json', 'tsconfig.json'];

if (isStale()) build();

function isStale() {
  if (!existsSync(built)) return true;
  // An installed package has no sources to be older than.
  if (!existsSync(join(root, 'src'))) return false;
  const builtAt = statSync(built).mtimeMs;
  return sources().some((file) => statSync(file).mtimeMs > builtAt);
}

function sources() {
  const inSrc = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    // A folder changes when a file in it comes or goes.
    .filter((entry) => !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  return [...configuration.map((name) => join(root, name)), join(root, 'src'), ...inSrc];
}

function build() {
  console.log('Building …');
  const nest = require.resolve('@nestjs/cli/bin/nest.js', { paths: [root] });
  const { status } = spawnSync(process.execPath, [nest, 'build'], { cwd: root, stdio: 'inherit' });
  if (status === 0) return;
  // What a failed build leaves behind would look fresh the next time.
  rmSync(dist, { recursive: true, force: true });
  process.exitCode = 1;
}
