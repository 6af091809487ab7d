const autocannon = require('autocannon');
const { median } = require('./measure.cjs');
const { startServer } = require('./servers/start.cjs');
const { perSecond, times } = require('./format.cjs');

const GATEWAY_KEY = 'bench-gateway-key';
const CONNECTIONS = 64;

/** `ID` is another one for each connection, so that no request can share that of another one. */
const ROUTES = {
  'GET /calls/{type}/{id}': { method: 'GET', path: '/calls/default/ID' },
  'POST /calls/query': {
    method: 'POST',
    path: '/calls/query',
    body: JSON.stringify({ filter_conditions: { cid: 'default:ID' }, limit: 25 }),
  },
  'POST /users/{id}/tokens': {
    method: 'POST',
    path: '/users/john/tokens',
    body: JSON.stringify({ validity_in_seconds: 600 }),
  },
};
const READ = ROUTES['GET /calls/{type}/{id}'];

/** The service without one of its protections. */
const WITHOUT = {
  'rate limits': { RATE_LIMIT_PER_PRINCIPAL: '0', RATE_LIMIT_PER_ADDRESS: '0' },
  metrics: { METRICS: 'off' },
  retries: { STREAM_RETRIES: '0' },
};

/** The whole service, every protection on, against the same routes written naively, a bare proxy, and without each protection. */
module.exports = async function gateway({ short }) {
  const upstream = await startServer('canned');
  const env = { UPSTREAM: upstream.url, GATEWAY_KEY };
  const measure = (servers, route) => rates(servers, route, short);
  try {
    const ours = { ours: ['gateway', env] };
    const rows = [];
    for (const [name, route] of Object.entries(ROUTES)) {
      const seen = await measure({ ...ours, naive: ['naive-nest', env] }, route);
      rows.push({
        what: `${name} per second through the service, ${CONNECTIONS} connections`,
        measured: perSecond(seen.ours),
        baseline: `Nest on Express and axios, ${perSecond(seen.naive)}`,
        ratio: times(seen.ours / seen.naive),
        reach: '3x',
      });
    }
    const { ours: rate, proxy } = await measure({ ...ours, proxy: ['fastify-proxy', env] }, READ);
    rows.push({
      what: 'GET /calls/{type}/{id} per second through the service',
      measured: perSecond(rate),
      baseline: `plain Fastify proxy, ${perSecond(proxy)}`,
      ratio: times(rate / proxy),
    });
    return [...rows, ...(await protections(env, measure, short))];
  } finally {
    await upstream.stop();
  }
};

async function protections(env, measure, short) {
  const variants = Object.entries(WITHOUT).filter((_, index) => !short || index === 0);
  const servers = { ours: ['gateway', env] };
  for (const [name, change] of variants) {
    servers[name] = ['gateway', { ...env, GATEWAY_ENV: JSON.stringify(change) }];
  }
  const { ours, ...without } = await measure(servers, READ);
  const logging = { logs: ['gateway', { ...env, GATEWAY_ENV: JSON.stringify({ LOG_LEVEL: 'info' }) }] };
  const { quiet, logs } = await measure({ quiet: ['gateway', env], ...logging }, READ);
  const costOfLogs = {
    what: 'GET /calls/{type}/{id} per second, with a log line for each request',
    measured: perSecond(logs),
    baseline: `without, ${perSecond(quiet)}`,
    ratio: times(logs / quiet),
  };
  const costs = variants.map(([name]) => ({
    what: `GET /calls/{type}/{id} per second, with ${name}`,
    measured: perSecond(ours),
    baseline: `without, ${perSecond(without[name])}`,
    ratio: times(ours / without[name]),
  }));
  return [...costs, costOfLogs];
}

/** Requests per second of each server, the median of rounds in turn. */
async function rates(servers, route, short) {
  const started = {};
  for (const [name, [file, env]] of Object.entries(servers)) started[name] = await startServer(file, env);
  const seen = Object.fromEntries(Object.keys(started).map((name) => [name, []]));
  const rounds = short ? 1 : 5;
  for (let round = 0; round <= rounds; round++) {
    for (const [name, { url }] of Object.entries(started)) {
      const rate = await load(url, route, short ? 1 : 3);
      if (round > 0) seen[name].push(rate); // the first round warms up
    }
  }
  await Promise.all(Object.values(started).map((server) => server.stop()));
  return Object.fromEntries(Object.entries(seen).map(([name, values]) => [name, median(values)]));
}

async function load(url, route, duration) {
  const headers = { 'x-api-key': GATEWAY_KEY, 'content-type': 'application/json' };
  let connection = 0;
  const result = await autocannon({
    url,
    duration,
    connections: CONNECTIONS,
    setupClient: (client) => {
      const id = `call-${connection++}`;
      const { method, path, body } = route;
      client.setRequests([{ method, path: path.replace('ID', id), body: body?.replace('ID', id), headers }]);
    },
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}${route.path}: ${result.non2xx} answers without success, ${result.errors} errors`);
  }
  return result.requests.average;
}
