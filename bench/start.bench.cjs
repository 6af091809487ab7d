const { execFileSync } = require('node:child_process');
const { cpSync, existsSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { median } = require('./measure.cjs');
const { root } = require('./build.cjs');
const { row } = require('./row.cjs');

/**
 * Cold starts, each a process of its own. `BENCH_PEERS`, a folder whose `node_modules` has livekit-server-sdk, adds a row. An earlier
 * build is measured with `--compare`.
 */
module.exports = function start({ short }) {
  const rounds = short ? 1 : 15;
  return [
    { rows: [CLIENT], measure: () => clientRows(rounds) },
    { rows: Object.keys(USES).flatMap((what) => [what, memoryOf(what)]), measure: () => hostRows(rounds) },
  ];
};

const CLIENT = 'from the start of a process to a client';
const USES = {
  'loading the package in a Nest host': [],
  'the same, and reading StreamModule': ['StreamModule', 'StreamClient'],
  'the same, and reading every export': ['*'],
};
const memoryOf = (what) => `memory (RSS) of ${what}`;

function clientRows(rounds) {
  // A folder with nothing but dependencies: this checkout also has the optional peers.
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  try {
    cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
    cpSync(dirname(require.resolve('undici/package.json')), join(folder, 'node_modules/undici'), {
      recursive: true,
    });
    const peers = process.env.BENCH_PEERS;
    const livekit = peers !== undefined && existsSync(join(peers, 'node_modules/livekit-server-sdk'));
    const scripts = {
      ours: [folder, `new (require('./dist/client.js').StreamClient)('key', 'x'.repeat(64))`],
      undici: [folder, `require('undici')`],
      ...(livekit && {
        livekit: [
          peers,
          `new (require('livekit-server-sdk').RoomServiceClient)('https://x.example', 'key', 'x'.repeat(64))`,
        ],
      }),
    };
    const {
      ours,
      undici,
      livekit: peer,
    } = inTurns(rounds, scripts, ([cwd, script]) => {
      const begin = performance.now();
      execFileSync(process.execPath, ['-e', script], { cwd });
      return { ms: performance.now() - begin };
    });
    const clientRow = (name, { ms }, reach) =>
      row({
        what: CLIENT,
        unit: 'millis',
        measured: ours.ms,
        baseline: { name, value: ms },
        reach: `at most ${reach}`,
      });
    return [
      clientRow('loading undici', undici, '1.35x'),
      ...(peer ? [clientRow('livekit-server-sdk', peer, '1.6x')] : []),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function hostRows(rounds) {
  const entry = join(root, 'dist/index.js');
  const builds = Object.fromEntries(Object.entries(USES).map(([what, names]) => [what, [entry, ...names]]));
  const measured = inTurns(rounds, builds, (args) =>
    JSON.parse(
      execFileSync(process.execPath, ['--expose-gc', join(__dirname, 'start/host.cjs'), ...args], {
        encoding: 'utf8',
      }),
    ),
  );
  return Object.keys(USES).flatMap((what) => {
    const { ms, mib, hostMs, hostMib } = measured[what];
    const name = 'the host without it';
    return [
      row({ what, unit: 'millis', measured: ms, baseline: { name, value: hostMs } }),
      row({ what: memoryOf(what), unit: 'mebibytes', measured: mib, baseline: { name, value: hostMib } }),
    ];
  });
}

/** The medians of each figure, of contestants that run A B A B …. */
function inTurns(rounds, contestants, run) {
  const seen = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  // The first round warms up the file system's cache.
  for (let round = 0; round <= rounds; round++)
    for (const [name, contestant] of Object.entries(contestants)) {
      const figures = run(contestant);
      if (round > 0) seen[name].push(figures);
    }
  return Object.fromEntries(
    Object.entries(seen).map(([name, all]) => [
      name,
      Object.fromEntries(Object.keys(all[0]).map((key) => [key, median(all.map((one) => one[key]))])),
    ]),
  );
}
