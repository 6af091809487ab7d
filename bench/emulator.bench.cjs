const { sign } = require('jsonwebtoken');
const { Pool } = require('undici');
const { load } = require('./build.cjs');
const { ratesUnder, rateRow } = require('./contest.cjs');
const { concurrentRates, medianMs } = require('./measure.cjs');
const { row } = require('./row.cjs');
const { startServer } = require('./servers/start.cjs');

const CALLS_PER_USER = 100;
const FIRST_CALL_MS = Date.UTC(2026, 0, 1);
const MIB = 1024 * 1024;

/** What is asked at each size: one call, and the first page of every query that has an index. */
const requests = {
  'reading one call': () => ['GET', '/api/v2/video/call/default/call-500'],
  'page by cid': () => query({ cid: { $in: ['default:call-500', 'default:call-600'] } }),
  'page by type': () => query({ type: 'livestream' }),
  'page by creator': () => query({ created_by_user_id: 'user-5' }),
  'page by member': () => query({ members: { $in: ['user-7'] } }),
  'page by created_at': () => query({ created_at: { $gt: new Date(FIRST_CALL_MS + 500_000).toISOString() } }),
  'page without a filter': () => query({}),
};

/** The emulator over HTTP: against bare `node:http`, at growing numbers of calls, and in the memory that calls take. */
module.exports = function emulator({ short }) {
  const sizes = short ? [1000, 10_000] : [1000, 100_000, 1_000_000];
  return [
    ...Object.entries(PROBES).map(([name, probe]) => againstBare(name, probe, short)),
    readingAsUser(short),
    growing(sizes, short),
    heapOf(sizes.at(-1)),
  ];
};

const CREDENTIALS = 'api_key=KEY';

/** `ID` is another one for each connection. */
const PROBES = {
  'reading a call': {
    request: { method: 'GET', path: `/api/v2/video/call/default/ID?${CREDENTIALS}` },
    reach: '0.55x',
  },
  'a page of ten calls': {
    request: {
      method: 'POST',
      path: `/api/v2/video/calls?${CREDENTIALS}`,
      body: JSON.stringify({ filter_conditions: { created_by_user_id: 'of-ID' }, limit: 10 }),
    },
    reach: '0.35x',
  },
};

/** Requests per second, and CPU time of the server per request, against a bare server that writes the same bytes. */
function againstBare(name, { request, reach }, short) {
  const rate = `emulator, ${name}, per second`;
  const cpu = `emulator, CPU of ${name}`;
  const baseline = 'bare node:http writing the same bytes';
  return {
    rows: [rate, cpu],
    measure: async () => {
      const emulator = await startServer('emulator');
      const headers = {
        authorization: emulator.token,
        'stream-auth-type': 'jwt',
        'content-type': 'application/json',
      };
      const sent = { ...request, path: request.path.replace('KEY', emulator.apiKey), headers };
      const one = JSON.stringify(sent).replace('ID', 'call-0');
      const bare = await startServer('bare', { UPSTREAM: emulator.url, SENT: one });
      try {
        const loads = { emulator: { ...emulator, request: sent }, bare: { ...bare, request: sent } };
        const { rates, cpuMicros } = await ratesUnder(loads, short);
        return [
          rateRow(rate, rates.emulator, baseline, rates.bare, reach),
          row({
            what: cpu,
            unit: 'micros',
            measured: cpuMicros.emulator,
            baseline: { name: baseline, value: cpuMicros.bare },
          }),
        ];
      } finally {
        await Promise.all([emulator.stop(), bare.stop()]);
      }
    },
  };
}

/** How long requests take, at each number of calls; the baseline is the least of them. */
function growing([least, ...larger], short) {
  const whatOf = (name, size) => `emulator, ${name}, at ${size.toLocaleString('en')} calls`;
  const names = Object.keys(requests);
  return {
    rows: larger.flatMap((size) => names.map((name) => whatOf(name, size))),
    measure: async () => {
      const seen = new Map();
      for (const size of [least, ...larger]) seen.set(size, await mediansAt(size, short ? 20 : 200));
      return larger.flatMap((size) =>
        names.map((name) =>
          row({
            what: whatOf(name, size),
            unit: 'millis',
            measured: seen.get(size)[name],
            baseline: { name: `at ${least.toLocaleString('en')} calls`, value: seen.get(least)[name] },
            reach: 'at most 5x',
          }),
        ),
      );
    },
  };
}

async function mediansAt(size, count) {
  const server = await load('nestjs-getstream/emulator').startStreamEmulator({ seed: seed(size) });
  const pool = new Pool(server.url);
  const send = sender(server, pool, { server: true });
  const medians = {};
  for (const [name, request] of Object.entries(requests))
    medians[name] = await medianMs(() => send(request()), count);
  await pool.close();
  await server.close();
  return medians;
}

/** What the emulator holds on to, buffers outside of the heap included. */
function heapOf(size) {
  const what = `emulator, memory for ${size.toLocaleString('en')} calls of two members`;
  return {
    rows: [what],
    measure: async () => {
      const { startStreamEmulator } = load('nestjs-getstream/emulator');
      const before = usedMebibytes();
      const server = await startStreamEmulator({ seed: seed(size) });
      const measured = usedMebibytes() - before;
      await server.close();
      return [
        row({
          what,
          unit: 'mebibytes',
          measured,
          baseline: { name: 'a heap of 2 GiB', value: 2048 },
          reach: 'at most 0.37x',
        }),
      ];
    },
  };
}

/** A user is shown its own capabilities on the call, a server all there are. */
function readingAsUser(short) {
  const what = 'emulator, reading one call as a user';
  return {
    rows: [what],
    measure: async () => {
      const server = await load('nestjs-getstream/emulator').startStreamEmulator({ seed: seed(1000) });
      const pool = new Pool(server.url);
      const readAs = (claims) => {
        const send = sender(server, pool, claims);
        return () => send(requests['reading one call']());
      };
      const { asUser, asServer } = await concurrentRates(
        { asUser: readAs({ user_id: 'user-1' }), asServer: readAs({ server: true }) },
        { rounds: short ? 5 : 40, roundMs: 200, concurrency: 16 },
      );
      await pool.close();
      await server.close();
      const baseline = { name: 'as a server', value: asServer.rate };
      return [row({ what, unit: 'perSecond', measured: asUser.rate, baseline, reach: '0.8x' })];
    },
  };
}

/** Sends requests with a token of these claims. */
function sender({ apiKey, apiSecret }, pool, claims) {
  const headers = {
    authorization: sign(claims, apiSecret, { noTimestamp: true }),
    'stream-auth-type': 'jwt',
    'content-type': 'application/json',
  };
  return async ([method, path, body]) => {
    const answer = await pool.request({ method, path: `${path}?api_key=${apiKey}`, headers, body });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(text);
  };
}

function query(filter_conditions) {
  return ['POST', '/api/v2/video/calls', JSON.stringify({ filter_conditions, limit: 25 })];
}

/** Users grow with the calls, so that a page by creator or member is as full at every size; one call in ten is a livestream. */
function seed(size) {
  const users = Array.from({ length: size / CALLS_PER_USER }, (_, index) => ({ id: `user-${index}` }));
  const user = (index) => users[index % users.length].id;
  const calls = Array.from({ length: size }, (_, index) => ({
    type: index % 10 === 9 ? 'livestream' : 'default',
    id: `call-${index}`,
    created_by: user(index),
    created_at: new Date(FIRST_CALL_MS + index * 1000).toISOString(),
    custom: { topic: `topic ${index % 100}` },
    members: [{ user_id: user(index) }, { user_id: user(index + 1) }],
  }));
  return { users, calls };
}

function usedMebibytes() {
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MIB;
}
