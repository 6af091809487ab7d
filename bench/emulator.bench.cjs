const { startStreamEmulator } = require('nestjs-getstream/emulator');
const { sign } = require('jsonwebtoken');
const { Pool } = require('undici');
const { concurrentRates, medianMs } = require('./measure.cjs');
const { millis, perSecond, times } = require('./format.cjs');

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

/** The emulator over HTTP, at growing numbers of calls; the baseline is itself at 1,000. Then reads by users and by servers. */
module.exports = async function emulator({ short }) {
  const sizes = short ? [1000, 10_000] : [1000, 100_000, 1_000_000];
  const seen = new Map();
  let bytesPerCall = 0;
  for (const size of sizes) {
    const { medians, heapBytes } = await measure(size, short ? 20 : 200);
    seen.set(size, medians);
    bytesPerCall = heapBytes / size;
  }
  const [least, ...larger] = sizes;
  const rows = larger.flatMap((size) =>
    Object.keys(requests).map((name) => ({
      what: `emulator, ${name}, at ${size.toLocaleString('en')} calls`,
      measured: millis(seen.get(size)[name]),
      baseline: `at ${least.toLocaleString('en')} calls, ${millis(seen.get(least)[name])}`,
      ratio: times(seen.get(size)[name] / seen.get(least)[name]),
      reach: 'at most 5x',
    })),
  );
  const largest = sizes.at(-1);
  return [
    ...rows,
    {
      what: `emulator, heap for ${largest.toLocaleString('en')} calls of two members`,
      measured: `${Math.round((bytesPerCall * largest) / MIB)} MiB`,
      baseline: '2 GiB',
      ratio: times((bytesPerCall * largest) / (2048 * MIB)),
      reach: 'at most 1x',
    },
    await readingAsUser(short),
  ];
};

/** A user is shown its own capabilities on the call, a server all there are. */
async function readingAsUser(short) {
  const server = await startStreamEmulator({ seed: seed(1000) });
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
  return {
    what: 'emulator, reading one call as a user',
    measured: perSecond(asUser.rate),
    baseline: `as a server, ${perSecond(asServer.rate)}`,
    ratio: times(asUser.rate / asServer.rate),
    reach: '0.8x',
  };
}

async function measure(size, count) {
  const before = usedHeap();
  const server = await startStreamEmulator({ seed: seed(size) });
  const heapBytes = usedHeap() - before;
  const pool = new Pool(server.url);
  const send = sender(server, pool, { server: true });
  const medians = {};
  for (const [name, request] of Object.entries(requests))
    medians[name] = await medianMs(() => send(request()), count);
  await pool.close();
  await server.close();
  return { medians, heapBytes };
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

function usedHeap() {
  global.gc?.();
  return process.memoryUsage().heapUsed;
}
