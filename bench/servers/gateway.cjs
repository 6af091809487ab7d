// The service as it is deployed, against the Stream that UPSTREAM plays, with every protection on, but for the one that
// GATEWAY_WITHOUT names; GATEWAY_ENV, as JSON, changes its environment.
const { loadFile } = require('../build.cjs');
const { without } = require('./without.cjs');
const { readConfiguration } = loadFile('service/configuration/read-configuration.js');
const { startService } = loadFile('service/service.js');

const { variables, client } = without(process.env.GATEWAY_WITHOUT);
const configuration = readConfiguration(
  {
    PORT: '0',
    STREAM_API_KEY: 'bench-key',
    STREAM_API_SECRET: 'bench-secret',
    STREAM_BASE_URL: process.env.UPSTREAM,
    API_KEYS: JSON.stringify([{ name: 'bench', key: process.env.GATEWAY_KEY, scopes: ['*'] }]),
    METRICS: 'scope',
    LOG_LEVEL: 'warn',
    // High enough to be counted and never reached.
    RATE_LIMIT_PER_PRINCIPAL: '100000000',
    RATE_LIMIT_PER_ADDRESS: '100000000',
    ...variables,
    ...JSON.parse(process.env.GATEWAY_ENV ?? '{}'),
  },
  () => '',
);
startService({ ...configuration, client: { ...configuration.client, ...client } }).then(({ url }) =>
  process.send({ url }),
);
process.on('disconnect', () => process.exit(0));
