const { fork } = require('node:child_process');
const { join } = require('node:path');

/**
 * Starts one of the servers of this folder in a process of its own, so that its work does not count as ours.
 * @param {string} name
 * @param {Record<string, string>} [env]
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
function startServer(name, env = {}) {
  return new Promise((resolve, reject) => {
    const child = fork(join(__dirname, `${name}.cjs`), {
      env: { ...process.env, ...env },
      // Logs are written, and read by nobody.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const gone = new Promise((done) => child.once('exit', done));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The server ${name} stopped with code ${code}`)));
    child.once('message', ({ url }) =>
      resolve({
        url,
        stop: async () => {
          child.kill();
          await gone;
        },
      }),
    );
  });
}

module.exports = { startServer };
