// Runs every test there is, with as many inputs as they are worth. Takes a quarter of an hour.
const { spawnSync } = require('node:child_process');

const env = { ...process.env, TEST_EFFORT: 'full' };
for (const script of ['test', 'test:load', 'test:packaging']) {
  const { status } = spawnSync('npm', ['run', script], { env, stdio: 'inherit', shell: true });
  if (status !== 0) process.exit(status ?? 1);
}
