const { sign } = require('jsonwebtoken');
const { CONNECTIONS, ratesOf, rateRow } = require('./contest.cjs');
const { startServer } = require('./servers/start.cjs');
const { PROTECTIONS } = require('./servers/without.cjs');

const GATEWAY_KEY = 'bench-gateway-key';
const JWT_SECRET = 'bench-secret-of-the-identity-provider';

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

const env = { GATEWAY_KEY };
const ours = (changes) => ({ file: 'gateway', env: { ...env, ...changes } });

/** The whole service, every protection on: against the same routes written naively, a bare proxy, and without each protection. */
module.exports = function gateway({ short }) {
  return [
    ...againstNaive(),
    againstProxy(),
    withoutEach(short),
    withLogs(),
    withJwt(),
    withIdempotency(),
  ].map(({ rows, contestants, results }) => ({ rows, measure: () => measure(contestants, results, short) }));
};

async function measure(contestants, results, short) {
  const upstream = await startServer('canned');
  try {
    const named = Object.entries(contestants).map(([name, { file, env, route = READ, headers = KEY }]) => [
      name,
      { file, env: { ...env, UPSTREAM: upstream.url }, request: { ...route, headers } },
    ]);
    return results(await ratesOf(Object.fromEntries(named), short));
  } finally {
    await upstream.stop();
  }
}

function againstNaive() {
  return Object.entries(ROUTES).map(([name, route]) => {
    const what = `${name} per second through the service, ${CONNECTIONS} connections`;
    return {
      rows: [what],
      contestants: { ours: { ...ours(), route }, naive: { file: 'naive-nest', env, route } },
      results: (seen) => [rateRow(what, seen.ours, 'Nest on Express and axios', seen.naive, '3x')],
    };
  });
}

function againstProxy() {
  const what = 'GET /calls/{type}/{id} per second through the service';
  return {
    rows: [what],
    contestants: { ours: ours(), proxy: { file: 'fastify-proxy', env } },
    results: (seen) => [rateRow(what, seen.ours, 'plain Fastify proxy', seen.proxy)],
  };
}

/** The cost of each protection: the service with all of them, beside the service with all but one. */
function withoutEach(short) {
  const names = Object.keys(PROTECTIONS).slice(0, short ? 1 : undefined);
  const whatOf = (name) => `GET /calls/{type}/{id} per second, with ${name}`;
  const others = names.map((name) => [name, ours({ GATEWAY_WITHOUT: name })]);
  return {
    rows: names.map(whatOf),
    contestants: { all: ours(), ...Object.fromEntries(others) },
    results: ({ all, ...without }) =>
      names.map((name) => rateRow(whatOf(name), all, 'without', without[name])),
  };
}

/** The cost of what is not always there. */
function withLogs() {
  const what = 'GET /calls/{type}/{id} per second, with a log line for each request';
  return {
    rows: [what],
    contestants: { without: ours(), logs: ours(gatewayEnv({ LOG_LEVEL: 'info' })) },
    results: (seen) => [rateRow(what, seen.logs, 'without', seen.without)],
  };
}

function withJwt() {
  const what = 'GET /calls/{type}/{id} per second, with a JWT';
  const jwt = { ...ours(gatewayEnv({ JWT_SECRET, JWT_KIND_CLAIM: 'kind' })), headers: JWT };
  return {
    rows: [what],
    contestants: { key: ours(), jwt },
    results: (seen) => [rateRow(what, seen.jwt, 'with an API key', seen.key)],
  };
}

function withIdempotency() {
  const what = 'POST /users/{id}/tokens per second, repeated with an Idempotency-Key';
  const headers = { ...KEY, 'idempotency-key': 'bench' };
  return {
    rows: [what],
    contestants: { once: { ...ours(), route: MINT }, repeatable: { ...ours(), route: MINT, headers } },
    results: (seen) => [rateRow(what, seen.repeatable, 'anew each time', seen.once)],
  };
}

function gatewayEnv(variables) {
  return { GATEWAY_ENV: JSON.stringify(variables) };
}
