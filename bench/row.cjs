/**
 * One line of the result.
 * @typedef {object} Row
 * @property {string} what
 * @property {'perSecond' | 'micros' | 'millis' | 'kilobytes' | 'mebibytes'} unit of both values
 * @property {number} measured
 * @property {{ name: string, value: number }} baseline
 * @property {number} ratio of what was measured to the baseline
 * @property {string} [reach] the ratio to reach
 */

/**
 * Rows that are measured together.
 * @typedef {object} Measurement
 * @property {string[]} rows their names
 * @property {() => Row[] | Promise<Row[]>} measure
 */

/**
 * @param {Omit<Row, 'ratio'> & { ratio?: number }} fields without a ratio, it is that of the two values
 * @returns {Row}
 */
function row({ ratio, ...fields }) {
  return { ...fields, ratio: ratio ?? fields.measured / fields.baseline.value };
}

/** Tells rows apart: several have one name and different baselines. */
function keyOf({ what, baseline }) {
  return `${what}, against ${baseline.name}`;
}

module.exports = { row, keyOf };
