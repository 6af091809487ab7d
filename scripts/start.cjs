// Builds the service when it is missing or stale, and runs it in this process, which gets the signals.
require('./build-if-stale.cjs');

if (process.exitCode === undefined) require('../dist/service/main.js');
