import { gzipSync } from 'node:zlib';
import { setTimeout as delay } from 'node:timers/promises';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { OPERATIONS } from '../../src/stream/operations';
import { startService, type RunningService } from '../service/running-service';

const KEY = 'a-key-for-the-load-tests';
/** About 4 KB, which become 4 MiB. */
const BODY = gzipSync(Buffer.alloc(4 * 1024 * 1024 - 1, ' '));
const PER_SECOND = 200;
const ROUNDS = 3;
/** Milliseconds. */
const ROUND = 3000;

describe('strangers who send 200 gzipped bodies a second to the webhook receiver', () => {
  let emulator: StreamEmulator;
  let service: RunningService;

  beforeEach(async () => {
    emulator = await startStreamEmulator();
    for (const operation of Object.keys(OPERATIONS)) emulator.rateLimits.set(operation, 1_000_000);
    service = await startService({
      STREAM_API_KEY: emulator.apiKey,
      STREAM_API_SECRET: emulator.apiSecret,
      STREAM_BASE_URL: emulator.url,
      API_KEYS: JSON.stringify([{ name: 'backend', key: KEY, scopes: ['*'] }]),
      RATE_LIMIT_PER_ADDRESS: '0',
      RATE_LIMIT_PER_PRINCIPAL: '0',
    });
  });

  afterEach(async () => {
    await service.stop();
    await emulator.close();
  });

  it.each<[string, Record<string, string>]>([
    ['without key and signature', {}],
    ['with a key and a signature of the right form', { 'x-signature': 'ab'.repeat(32) }],
  ])('%s hardly slow others down', async (name, headers) => {
    const known = 'x-signature' in headers ? { ...headers, 'x-api-key': emulator.apiKey } : headers;
    await readDuring(delay(1000));
    const ratios: number[] = [];
    const statuses = new Map<number, number>();
    for (let round = 0; round < ROUNDS; round++) {
      const quiet = await readDuring(delay(ROUND));
      const attacked = await readDuring(attack(known, statuses));
      ratios.push(attacked / quiet);
    }

    process.stdout.write(
      `${name}: p50 of a GET ${ratios.map((ratio) => `${ratio.toFixed(1)}x`).join(', ')} of quiet; statuses ` +
        `${JSON.stringify(Object.fromEntries(statuses))}\n`,
    );
    expect(Math.min(...ratios)).toBeLessThan(3);
    // Unknown, too large, too many of this address, too many at once.
    expect([...statuses.keys()].filter((status) => ![401, 413, 429, 503].includes(status))).toEqual([]);
  });

  /** The median duration of a GET, in milliseconds, while something goes on. */
  async function readDuring(work: Promise<unknown>): Promise<number> {
    const state = { isOver: false };
    void work.then(() => (state.isOver = true));
    const durations: number[] = [];
    while (!state.isOver) {
      const startedAt = performance.now();
      const response = await fetch(`${service.url}/call-types`, { headers: { 'x-api-key': KEY } });
      await response.arrayBuffer();
      durations.push(performance.now() - startedAt);
      expect(response.status).toBe(200);
    }
    return durations.sort((one, other) => one - other)[Math.floor(durations.length / 2)] ?? Infinity;
  }

  /** Sends as many bodies as a round has time for; no more are under way than a second's. */
  async function attack(headers: Record<string, string>, statuses: Map<number, number>): Promise<void> {
    const sent: Promise<void>[] = [];
    const startedAt = performance.now();
    const total = (PER_SECOND * ROUND) / 1000;
    while (sent.length < total) {
      const due = Math.min(total, Math.ceil(((performance.now() - startedAt) / 1000) * PER_SECOND));
      while (sent.length < due) sent.push(sendOne(headers, statuses));
      await delay(5);
    }
    await Promise.all(sent);
  }

  async function sendOne(headers: Record<string, string>, statuses: Map<number, number>): Promise<void> {
    const response = await fetch(`${service.url}/webhooks/stream`, { method: 'POST', headers, body: BODY });
    await response.arrayBuffer();
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
  }
});
