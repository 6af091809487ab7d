// The service as it is deployed, against the Stream that UPSTREAM plays.
const { readConfiguration } = require('../../dist/service/service-configuration.js');
const { startService } = require('../../dist/service/service.js');

const configuration = readConfiguration(
  {
    PORT: '0',
    STREAM_API_KEY: 'bench-key',
    STREAM_API_SECRET: 'bench-secret',
    STREAM_BASE_URL: process.env.UPSTREAM,
    API_KEYS: JSON.stringify([{ name: 'bench', key: process.env.GATEWAY_KEY, scopes: ['*'] }]),
  },
  () => '',
);
startService(configuration).then(({ url }) => process.send({ url }));
process.on('disconnect', () => process.exit(0));
