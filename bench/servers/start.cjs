const { fork } = require('node:child_process');
const { once } = require('node:events');
const { join } = require('node:path');

/**
 * Starts one of the servers of this folder in a process of its own, so that its work does not count as ours.
 * @param {string} name
 * @param {Record<string, string>} [env]
 * @returns {Promise<{ url: string, cpuMicros: () => Promise<number>, stop: () => Promise<void> }>} with whatever else the
 *   server says of itself. `cpuMicros` is the CPU time of the process so far; not every server tells it.
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
    child.once('message', (server) =>
      resolve({
        ...server,
        cpuMicros: async () => {
          child.send('cpu');
          const [{ user, system }] = await once(child, 'message');
          return user + system;
        },
        stop: async () => {
          child.kill();
          await gone;
        },
      }),
    );
  });
}

/** Called in a server: tells the process that started it where it listens, and then its CPU time whenever it asks. */
function announce(server) {
  process.on('message', () => process.send(process.cpuUsage()));
  process.on('disconnect', () => process.exit(0));
  process.send(server);
}

module.exports = { announce, startServer };
