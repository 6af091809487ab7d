const { fork } = require('node:child_process');
const { join } = require('node:path');
const { buildRevision } = require('./build-revision.cjs');
const { comparison } = require('./comparison.cjs');

const CHECKOUT = join(__dirname, '../..');

/**
 * Measures another revision and this checkout in turns, each turn in a process of its own, and prints both side by side.
 * @param {import('../arguments.cjs').Choice} choice
 */
async function compare(choice) {
  const other = await buildRevision(CHECKOUT, choice.compare);
  try {
    const turns = [];
    for (let turn = 0; turn < choice.turns; turn++) {
      const builds = [
        ['then', other.root],
        ['now', CHECKOUT],
      ];
      const seen = {};
      // Forth and back, so that neither build always comes second.
      for (const [name, root] of turn % 2 === 0 ? builds : builds.toReversed()) {
        console.error(
          `Turn ${turn + 1} of ${choice.turns}: ${name === 'then' ? other.name : 'this checkout'} …`,
        );
        seen[name] = await takeTurn(root, choice);
      }
      turns.push(seen);
    }
    return comparison(other.name, turns);
  } finally {
    other.remove();
  }
}

function takeTurn(root, { parts, only, short }) {
  return new Promise((resolve, reject) => {
    const child = fork(join(__dirname, 'turn.cjs'), [JSON.stringify({ parts, only, short })], {
      env: { ...process.env, BENCH_BUILD: root },
      execArgv: process.execArgv,
    });
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`A turn of ${root} stopped with code ${code}.`)));
  });
}

module.exports = { compare };
