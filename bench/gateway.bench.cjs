const autocannon = require('autocannon');
const { sign } = require('jsonwebtoken');
const { median } = require('./measure.cjs');
const { startServer } = require('./servers/start.cjs');
const { PROTECTIONS } = require('./servers/without.cjs');
const { perSecond, times } = require('./format.cjs');

const GATEWAY_KEY = 'bench-gateway-key';
const JWT_SECRET = 'bench-secret-of-the-identity-provider';
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
const MINT = ROUTES['POST /users/{id}/tokens'];

const KEY = { 'x-api-key': GATEWAY_KEY };
const JWT = {
  authorization: `Bearer ${sign({ kind: 'service', scope: 'calls:read' }, JWT_SECRET, { subject: 'bench', expiresIn: '1h' })}`,
};

/** The whole service, every protection on: against the same routes written naively, a bare proxy, and without each protection. */
module.exports = async function gateway({ short }) {
  const upstream = await startServer('canned');
  const env = { UPSTREAM: upstream.url, GATEWAY_KEY };
  const ours = (changes) => ({ file: 'gateway', env: { ...env, ...changes } });
  const contest = (contestants) => ratesOf(contestants, short);
  try {
    return [
      ...(await againstNaive(contest, ours(), { file: 'naive-nest', env })),
      ...(await againstProxy(contest, ours(), { file: 'fastify-proxy', env })),
      ...(await withoutEach(contest, ours, short)),
      ...(await withMore(contest, ours)),
    ];
  } finally {
    await upstream.stop();
  }
};

async function againstNaive(contest, ours, naive) {
  const rows = [];
  for (const [name, route] of Object.entries(ROUTES)) {
    const seen = await contest({ ours: { ...ours, route }, naive: { ...naive, route } });
    const what = `${name} per second through the service, ${CONNECTIONS} connections`;
    rows.push({ ...rowOf(what, seen.ours, 'Nest on Express and axios', seen.naive), reach: '3x' });
  }
  return rows;
}

async function againstProxy(contest, ours, proxy) {
  const seen = await contest({ ours, proxy });
  const what = 'GET /calls/{type}/{id} per second through the service';
  return [rowOf(what, seen.ours, 'plain Fastify proxy', seen.proxy)];
}

/** The cost of each protection: the service with all of them, beside the service with all but one. */
async function withoutEach(contest, ours, short) {
  const names = Object.keys(PROTECTIONS).slice(0, short ? 1 : undefined);
  const others = names.map((name) => [name, ours({ GATEWAY_WITHOUT: name })]);
  const { all, ...without } = await contest({ all: ours(), ...Object.fromEntries(others) });
  return names.map((name) =>
    rowOf(`GET /calls/{type}/{id} per second, with ${name}`, all, 'without', without[name]),
  );
}

/** The cost of what is not always there. */
async function withMore(contest, ours) {
  const GATEWAY_ENV = (variables) => ({ GATEWAY_ENV: JSON.stringify(variables) });
  const seen = await contest({
    key: ours(),
    logs: ours(GATEWAY_ENV({ LOG_LEVEL: 'info' })),
    jwt: { ...ours(GATEWAY_ENV({ JWT_SECRET, JWT_KIND_CLAIM: 'kind' })), headers: JWT },
    once: { ...ours(), route: MINT },
    repeatable: { ...ours(), route: MINT, headers: { ...KEY, 'idempotency-key': 'bench' } },
  });
  const read = 'GET /calls/{type}/{id} per second';
  const repeated = 'POST /users/{id}/tokens per second, repeated with an Idempotency-Key';
  return [
    rowOf(`${read}, with a log line for each request`, seen.logs, 'without', seen.key),
    rowOf(`${read}, with a JWT`, seen.jwt, 'with an API key', seen.key),
    rowOf(repeated, seen.repeatable, 'anew each time', seen.once),
  ];
}

/** The ratio is the median of those of the rounds: a machine that is slow for a while is slow for both of a round. */
function rowOf(what, rates, name, baselineRates) {
  return {
    what,
    measured: perSecond(median(rates)),
    baseline: `${name}, ${perSecond(median(baselineRates))}`,
    ratio: times(median(rates.map((rate, round) => rate / baselineRates[round]))),
  };
}

/**
 * Requests per second of each contestant in each of some rounds, in turn.
 * @param {Record<string, { file: string, env: Record<string, string>, route?: object, headers?: Record<string, string> }>} contestants
 * @returns {Promise<Record<string, number[]>>}
 */
async function ratesOf(contestants, short) {
  const runs = [];
  for (const [name, { file, env, route = READ, headers = KEY }] of Object.entries(contestants)) {
    runs.push({ name, server: await startServer(file, env), request: { ...route, headers }, rates: [] });
  }
  const { warmUp, rounds } = short ? { warmUp: 1, rounds: 1 } : { warmUp: 4, rounds: 12 };
  for (let round = 0; round < warmUp + rounds; round++) {
    // Forth and back, so that nobody always comes after the same one.
    for (const { server, request, rates } of round % 2 === 0 ? runs : runs.toReversed()) {
      const rate = await load(server.url, request, 1);
      if (round >= warmUp) rates.push(rate);
    }
  }
  await Promise.all(runs.map(({ server }) => server.stop()));
  return Object.fromEntries(runs.map(({ name, rates }) => [name, rates]));
}

async function load(url, { method, path, body, headers }, duration) {
  let connection = 0;
  const result = await autocannon({
    url,
    duration,
    connections: CONNECTIONS,
    setupClient: (client) => {
      const id = `call-${connection++}`;
      client.setRequests([
        {
          method,
          path: path.replace('ID', id),
          body: body?.replace('ID', id),
          headers: { ...headers, 'content-type': 'application/json' },
        },
      ]);
    },
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}${path}: ${result.non2xx} answers without success, ${result.errors} errors`);
  }
  return result.requests.average;
}
