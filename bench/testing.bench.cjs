const { load } = require('./build.cjs');
const { medianMs } = require('./measure.cjs');
const { row } = require('./row.cjs');

const APP = 'testing kit, an app for one test file, opened and closed';

/** What the testing kit costs a test file: an app in the emulator of the process; the baseline starts an emulator for each file. */
module.exports = function testing({ short }) {
  return [{ rows: [APP], measure: () => appRows(short ? 20 : 200) }];
};

async function appRows(count) {
  const { startStreamEmulator } = load('nestjs-getstream/emulator');
  const { StreamTesting } = load('nestjs-getstream/testing');
  const measured = await medianMs(async () => (await StreamTesting.create()).close(), count);
  const emulator = await medianMs(async () => (await startStreamEmulator()).close(), count);
  const baseline = { name: 'an emulator for each file', value: emulator };
  return [row({ what: APP, unit: 'millis', measured, baseline, reach: 'at most 1x' })];
}
