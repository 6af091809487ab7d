const { times, UNITS } = require('./format.cjs');

/** @param {readonly import('./row.cjs').Row[]} rows */
function table(rows) {
  return markdown(
    ['what', 'measured', 'baseline', 'ratio', 'to reach'],
    rows.map(({ what, unit, measured, baseline, ratio, reach }) => [
      what,
      UNITS[unit](measured),
      `${baseline.name}, ${UNITS[unit](baseline.value)}`,
      times(ratio),
      reach,
    ]),
  );
}

/** A table in Markdown. */
function markdown(header, lines) {
  const line = (cells) => `| ${cells.map((cell) => cell ?? '').join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...lines.map(line)].join('\n');
}

module.exports = { table, markdown };
