const axios = require('axios');
const { Agent } = require('node:http');
const { Pool } = require('undici');
const { StreamClient } = require('nestjs-getstream');
const { concurrentRates } = require('./measure.cjs');
const { startServer } = require('./servers/start.cjs');
const { micros, perSecond, times } = require('./format.cjs');

const CONCURRENCY = 64;

/** `call.get()` with 64 in flight against a bare local server, beside three other ways to get and parse the same answer. */
module.exports = async function client({ short }) {
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

  const what = `client calls per second, ${CONCURRENCY} in flight`;
  const measured = perSecond(ours.rate);
  const against = (name, { rate }, reach) => ({
    what,
    measured,
    baseline: `${name}, ${perSecond(rate)}`,
    ratio: times(ours.rate / rate),
    reach,
  });
  return [
    against("axios' own adapter", axiosHttp, '2.5x'),
    against('fetch', nativeFetch, '2.5x'),
    against('raw undici Pool', undici),
    {
      what: 'CPU per client call',
      measured: micros(ours.cpuMicros),
      baseline: `raw undici Pool, ${micros(undici.cpuMicros)}`,
      ratio: times(ours.cpuMicros / undici.cpuMicros),
      reach: 'at most 2.5x',
    },
    {
      what: 'CPU per client call',
      measured: micros(ours.cpuMicros),
      baseline: `axios' own adapter, ${micros(axiosHttp.cpuMicros)}`,
      ratio: times(ours.cpuMicros / axiosHttp.cpuMicros),
    },
  ];
};
