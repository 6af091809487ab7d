const axios = require('axios');
const { Agent } = require('node:http');
const { Pool } = require('undici');
const { concurrentRates } = require('./measure.cjs');
const { startServer } = require('./servers/start.cjs');
const { load } = require('./build.cjs');
const { row } = require('./row.cjs');

const CONCURRENCY = 64;
const RATE = `client calls per second, ${CONCURRENCY} in flight`;
const CPU = 'CPU per client call';

/** `call.get()` with 64 in flight against a bare local server, beside three other ways to get and parse the same answer. */
module.exports = function client({ short }) {
  return [{ rows: [RATE, CPU], measure: () => measure(short) }];
};

async function measure(short) {
  const { StreamClient } = load('nestjs-getstream');
  const server = await startServer('canned');
  const stream = new StreamClient('bench-key', 'bench-secret', {
    baseUrl: server.url,
    // Otherwise the identical requests here would be one.
    shareReads: false,
    connections: CONCURRENCY,
  });
  const call = stream.video.call('default', 'bench');
  const pool = new Pool(server.url, { connections: CONCURRENCY });
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  const path = '/api/v2/video/call/default/bench?api_key=bench-key';
  const headers = {
    authorization: stream.generatePermanentUserToken({ user_id: 'john' }),
    'stream-auth-type': 'jwt',
    accept: 'application/json',
  };
  const url = server.url + path;

  const { ours, undici, axiosHttp, nativeFetch } = await concurrentRates(
    {
      ours: () => call.get(),
      undici: async () => (await pool.request({ path, method: 'GET', headers })).body.json(),
      axiosHttp: () => axios.get(url, { headers, httpAgent: agent, timeout: 3000 }),
      nativeFetch: async () => (await fetch(url, { headers })).json(),
    },
    { rounds: short ? 1 : 7, roundMs: short ? 200 : 2000, concurrency: CONCURRENCY },
  );

  await stream.close();
  await pool.close();
  agent.destroy();
  await server.stop();

  const rate = (name, { rate: value }, reach) =>
    row({ what: RATE, unit: 'perSecond', measured: ours.rate, baseline: { name, value }, reach });
  const cpu = (name, { cpuMicros: value }, reach) =>
    row({ what: CPU, unit: 'micros', measured: ours.cpuMicros, baseline: { name, value }, reach });
  return [
    rate("axios' own adapter", axiosHttp, '2.5x'),
    rate('fetch', nativeFetch, '2.5x'),
    rate('raw undici Pool', undici),
    cpu('raw undici Pool', undici, 'at most 2.5x'),
    cpu("axios' own adapter", axiosHttp),
  ];
}
