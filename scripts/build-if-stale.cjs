// Builds `dist` when it is missing, or older than what it is built from.
const { spawnSync } = require('node:child_process');
const { existsSync, readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const built = join(root, 'dist', 'service', 'main.js');
const configuration = [
  'nest-cli.json',
  'package.json',
  'scripts/build.cjs',
  ...readdirSync(join(__dirname, 'build')).map((name) => `scripts/build/${name}`),
  'tsconfig.build.json',
  'tsconfig.json',
];

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
  const { status } = spawnSync(process.execPath, [join(__dirname, 'build.cjs')], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
