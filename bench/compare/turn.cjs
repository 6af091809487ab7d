// One turn of one build: measures the rows of the choice in its first argument and sends them to the parent.
const { chosenMeasurements, measureAll } = require('../measurements.cjs');

measureAll(chosenMeasurements(JSON.parse(process.argv[2]))).then((result) =>
  // Servers of a measurement that failed may still be open.
  process.send(result, () => process.exit(0)),
);
