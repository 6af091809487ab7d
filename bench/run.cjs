// Performance as ratios to a baseline of the same run. README.md says which options there are.
const { parseArguments } = require('./arguments.cjs');
const { compare } = require('./compare/compare.cjs');
const { chosenMeasurements, PARTS } = require('./measurements.cjs');
const { table } = require('./table.cjs');

async function main() {
  const choice = parseArguments(process.argv.slice(2), PARTS);
  const measurements = chosenMeasurements(choice);
  if (choice.compare === undefined) {
    const rows = [];
    for (const { measure } of measurements) rows.push(...(await measure()));
    console.log(table(rows));
  } else {
    console.log(await compare(choice));
  }
  if (choice.short) console.log('\nShort run: the ratios are a smoke test, not a measurement.');
}

main().catch((error) => {
  console.error(error);
  process.exit(1); // servers of a part that failed may still be open
});
