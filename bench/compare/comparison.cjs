const { times, UNITS } = require('../format.cjs');
const { median } = require('../measure.cjs');
const { keyOf } = require('../row.cjs');
const { markdown } = require('../table.cjs');

/**
 * Two builds side by side. Values are medians of the turns. `now / then` is the median of the turns' own ratios, with the
 * least and the greatest of them.
 * @param {string} name of the other build
 * @param {readonly { then: Result, now: Result }[]} turns
 * @typedef {Awaited<ReturnType<typeof import('../measurements.cjs').measureAll>>} Result
 */
function comparison(name, turns) {
  const then = byKey(turns.map((turn) => turn.then.rows));
  const now = byKey(turns.map((turn) => turn.now.rows));
  const keys = [...new Set([...now.keys(), ...then.keys()])];
  const measured = keys.map((key) => line(then.get(key) ?? [], now.get(key) ?? []));
  const header = [
    'what',
    'baseline',
    name,
    'now',
    'now / then',
    `${name} / baseline`,
    'now / baseline',
    'to reach',
  ];
  return [markdown(header, measured), ...failures(name, turns)].join('\n');
}

function line(then, now) {
  const [{ what, unit, baseline, reach }] = now.length > 0 ? now : then;
  const value = (rows, read, print) => (rows.length === 0 ? 'not measured' : print(median(rows.map(read))));
  return [
    what,
    baseline.name,
    value(then, ({ measured }) => measured, UNITS[unit]),
    value(now, ({ measured }) => measured, UNITS[unit]),
    change(then, now, unit),
    value(then, ({ ratio }) => ratio, times),
    value(now, ({ ratio }) => ratio, times),
    reach,
  ];
}

/** How one build stands to the other, from the turns that both have. */
function change(then, now, unit) {
  const ratios = now.slice(0, then.length).map(({ measured }, turn) => measured / then[turn].measured);
  if (ratios.length === 0) return '';
  const [least, middle, most] = [Math.min(...ratios), median(ratios), Math.max(...ratios)];
  const spread = `${times(middle)} (${times(least)} to ${times(most)})`;
  if (least <= 1 && most >= 1) return `${spread}, no clear change`;
  return `${spread}, ${(unit === 'perSecond') === middle > 1 ? 'better' : 'worse'}`;
}

/** The rows of all turns by their key, each list in the order of the turns. */
function byKey(turns) {
  const all = new Map();
  for (const row of turns.flat()) all.set(keyOf(row), [...(all.get(keyOf(row)) ?? []), row]);
  return all;
}

/** What could not be measured, each once. */
function failures(name, turns) {
  const lines = turns.flatMap(({ then, now }) => [
    ...then.failures.map(({ what, reason }) => `${name} cannot run "${what}": ${reason}`),
    ...now.failures.map(({ what, reason }) => `This checkout cannot run "${what}": ${reason}`),
  ]);
  return lines.length === 0 ? [] : ['', ...new Set(lines)];
}

module.exports = { comparison };
