const { execFileSync, spawnSync } = require('node:child_process');
const { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/**
 * Builds another revision in a temporary folder. Its packages are those of the checkout if both have the same
 * `package-lock.json`, otherwise they are installed.
 * @param {string} checkout
 * @param {string} revision
 * @returns {Promise<{ name: string, root: string, remove: () => void }>}
 * @throws if there is no such revision, or it does not build.
 */
async function buildRevision(checkout, revision) {
  const name = shortName(checkout, revision);
  const root = mkdtempSync(join(tmpdir(), `bench-${name}-`));
  const remove = () => rmSync(root, { recursive: true, force: true });
  // Also when the comparison is interrupted.
  process.once('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  console.error(`Building ${name} in ${root} …`);
  const archive = execFileSync('git', ['archive', name], { cwd: checkout, maxBuffer: 2 ** 30 });
  execFileSync('tar', ['-x', '-C', root], { input: archive });
  provideNodeModules(checkout, root);
  run(root, process.execPath, [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build']);
  return { name, root, remove };
}

function shortName(checkout, revision) {
  const { status, stdout } = spawnSync(
    'git',
    ['rev-parse', '--short', '--verify', '--quiet', `${revision}^{commit}`],
    {
      cwd: checkout,
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`--compare needs a revision of this repository; received '${revision}'.`);
  return stdout.trim();
}

function provideNodeModules(checkout, root) {
  const lockOf = (folder) => readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const isSame = existsSync(join(root, 'package-lock.json')) && lockOf(root) === lockOf(checkout);
  if (isSame) symlinkSync(join(checkout, 'node_modules'), join(root, 'node_modules'), 'junction');
  else run(root, 'npm', ['ci', '--ignore-scripts']);
}

function run(cwd, command, args) {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} failed in ${cwd}.`);
}

module.exports = { buildRevision };
