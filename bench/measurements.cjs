const parts = {
  start: require('./start.bench.cjs'),
  tokens: require('./tokens.bench.cjs'),
  webhooks: require('./webhooks.bench.cjs'),
  client: require('./client.bench.cjs'),
  pages: require('./pages.bench.cjs'),
  gateway: require('./gateway.bench.cjs'),
  emulator: require('./emulator.bench.cjs'),
  testing: require('./testing.bench.cjs'),
};
const PARTS = Object.keys(parts);

/**
 * The measurements that were asked for: of all parts or the named ones, of all rows or those with one of the texts in their name.
 * @param {{ parts: string[], only: string[], short: boolean }} choice
 * @returns {import('./row.cjs').Measurement[]}
 * @throws if there is none.
 */
function chosenMeasurements({ parts: named, only, short }) {
  const chosen = PARTS.filter((name) => named.length === 0 || named.includes(name))
    .flatMap((name) => parts[name]({ short }))
    .filter(({ rows }) => rows.some((what) => isChosen(what, only)))
    .map(({ rows, measure }) => ({
      rows: rows.filter((what) => isChosen(what, only)),
      measure: async () => (await measure()).filter(({ what }) => isChosen(what, only)),
    }));
  if (chosen.length === 0) throw new Error(`No row has "${only.join('" or "')}" in its name.`);
  return chosen;
}

function isChosen(what, only) {
  return only.length === 0 || only.some((text) => what.toLowerCase().includes(text.toLowerCase()));
}

/**
 * Measures one after the other. What a build cannot do fails alone: its rows become failures.
 * @param {import('./row.cjs').Measurement[]} measurements
 * @returns {Promise<{ rows: import('./row.cjs').Row[], failures: { what: string, reason: string }[] }>}
 */
async function measureAll(measurements) {
  const results = { rows: [], failures: [] };
  for (const { rows, measure } of measurements) {
    try {
      results.rows.push(...(await measure()));
    } catch (error) {
      const [reason] = String(error?.message ?? error).split('\n');
      results.failures.push(...rows.map((what) => ({ what, reason })));
    }
  }
  return results;
}

module.exports = { PARTS, chosenMeasurements, measureAll };
