const autocannon = require('autocannon');
const { median } = require('./measure.cjs');
const { row } = require('./row.cjs');
const { startServer } = require('./servers/start.cjs');

const CONNECTIONS = 64;

/** The ratio is the median of those of the rounds: a machine that is slow for a while is slow for both of a round. */
function rateRow(what, rates, name, baselineRates, reach) {
  return row({
    what,
    unit: 'perSecond',
    measured: median(rates),
    baseline: { name, value: median(baselineRates) },
    ratio: median(rates.map((rate, round) => rate / baselineRates[round])),
    reach,
  });
}

/**
 * Requests per second of each contestant in each of some rounds, in turn.
 * @typedef {{ method: string, path: string, body?: string, headers: Record<string, string> }} Request
 * @param {Record<string, { file: string, env: Record<string, string>, request: Request }>} contestants
 * @param {boolean} short
 * @returns {Promise<Record<string, number[]>>}
 */
async function ratesOf(contestants, short) {
  const servers = [];
  try {
    const loads = {};
    for (const [name, { file, env, request }] of Object.entries(contestants)) {
      const server = await startServer(file, env);
      servers.push(server);
      loads[name] = { url: server.url, request };
    }
    return (await ratesUnder(loads, short)).rates;
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/**
 * As `ratesOf`, of servers that run already; also the CPU microseconds per request of those that tell them.
 * @param {Record<string, { url: string, cpuMicros?: () => Promise<number>, request: Request }>} targets
 * @param {boolean} short
 */
async function ratesUnder(targets, short) {
  const runs = Object.entries(targets).map(([name, target]) => ({ name, ...target, rates: [], cpu: [] }));
  const { warmUp, rounds } = short ? { warmUp: 1, rounds: 1 } : { warmUp: 4000, rounds: 12 };
  // By requests, not by time: on a machine that is busy a few seconds warm nothing up.
  for (const { url, request } of runs) {
    for (let served = 0; served < warmUp;) served += (await load(url, request, 1)).count;
  }
  for (let round = 0; round < rounds; round++) {
    // Forth and back, so that nobody always comes after the same one.
    for (const { url, request, rates, cpu, cpuMicros } of round % 2 === 0 ? runs : runs.toReversed()) {
      const before = await cpuMicros?.();
      const { rate, count } = await load(url, request, 1);
      rates.push(rate);
      if (before !== undefined) cpu.push(((await cpuMicros()) - before) / count);
    }
  }
  return {
    rates: Object.fromEntries(runs.map(({ name, rates }) => [name, rates])),
    cpuMicros: Object.fromEntries(runs.map(({ name, cpu }) => [name, median(cpu)])),
  };
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
  return { rate: result.requests.average, count: result.requests.total };
}

module.exports = { CONNECTIONS, rateRow, ratesOf, ratesUnder };
