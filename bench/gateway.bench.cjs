const autocannon = require('autocannon');
const { median } = require('./measure.cjs');
const { startServer } = require('./servers/start.cjs');
const { perSecond, times } = require('./format.cjs');

const GATEWAY_KEY = 'bench-gateway-key';
const CONNECTIONS = 64;

/** Requests per second through the whole service (access, validation, client, dates) against a bare Fastify proxy. */
module.exports = async function gateway({ short }) {
  const upstream = await startServer('canned');
  const env = { UPSTREAM: upstream.url, GATEWAY_KEY };
  const servers = { ours: await startServer('gateway', env), proxy: await startServer('fastify-proxy', env) };

  const rounds = short ? 1 : 5;
  const seen = { ours: [], proxy: [] };
  for (let round = 0; round <= rounds; round++) {
    for (const [name, { url }] of Object.entries(servers)) {
      const rate = await load(`${url}/calls/default/bench`, short ? 1 : 4);
      if (round > 0) seen[name].push(rate); // the first round warms up
    }
  }
  await Promise.all([servers.ours.stop(), servers.proxy.stop(), upstream.stop()]);

  const [ours, proxy] = [median(seen.ours), median(seen.proxy)];
  return [
    {
      what: `GET /calls/{type}/{id} per second through the service, ${CONNECTIONS} connections`,
      measured: perSecond(ours),
      baseline: `plain Fastify proxy, ${perSecond(proxy)}`,
      ratio: times(ours / proxy),
    },
  ];
};

async function load(url, duration) {
  const result = await autocannon({
    url,
    duration,
    connections: CONNECTIONS,
    headers: { 'x-api-key': GATEWAY_KEY },
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers without success, ${result.errors} errors`);
  }
  return result.requests.average;
}
