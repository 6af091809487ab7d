import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  StreamClient,
  StreamTimeoutError,
  StreamUnavailableError,
  type StreamClientOptions,
} from '../../src';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { SYSTEM_CLOCK } from '../../src/stream/clock';
import { until } from '../webhooks-durable/until';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let emulator: StreamEmulator;
const clients: StreamClient[] = [];

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterEach(async () => {
  emulator.faults.clear();
  await Promise.all(clients.splice(0).map((client) => client.close()));
});

afterAll(() => emulator.close());

function aClient(options: StreamClientOptions): StreamClient {
  const { apiKey, apiSecret } = emulator.createApp();
  const client = new StreamClient(apiKey, apiSecret, { baseUrl: emulator.url, ...options });
  clients.push(client);
  return client;
}

const settle = async (promises: readonly Promise<unknown>[]): Promise<PromiseRejectedResult['reason'][]> =>
  (await Promise.allSettled(promises))
    .filter((result) => result.status === 'rejected')
    .map((result): unknown => result.reason);

describe('an outage of Stream', () => {
  it('is told at once instead of waiting for Stream, and ends by itself', async () => {
    let later = 0;
    const client = aClient({
      circuitBreaker: { retryAfter: 60_000 },
      retries: 1,
      shareReads: false,
      timeout: 60_000,
      deadline: 120_000,
      clock: { ...SYSTEM_CLOCK, now: () => Date.now() + later },
    });
    const apiKey = client.apiKey;
    await client.getApp();
    const outage = emulator.faults.add({ kind: 'status', status: 503 }, { apiKey });

    while (client.status().circuit === 'closed') await settle([client.getApp()]);
    emulator.clearRequests({ apiKey });
    const failures = await settle(Array.from({ length: 500 }, () => client.getApp()));

    expect(failures).toHaveLength(500);
    expect(failures.filter((error) => error instanceof StreamUnavailableError).length).toBeGreaterThan(490);
    expect(emulator.requests({ apiKey }).length).toBeLessThan(10);

    emulator.faults.remove(outage, { apiKey });
    later += 60_000;
    await until(async () => (await settle([client.getApp()])).length === 0);
    expect(client.status().circuit).toBe('closed');
    expect(await settle(Array.from({ length: 100 }, () => client.getApp()))).toEqual([]);
  });
});

describe('a slow Stream with hundreds of callers', () => {
  it('gets no more requests at a time than it may, and no more wait than may', async () => {
    const client = aClient({
      maxConcurrent: 16,
      maxQueued: 200,
      timeout: 60_000,
      deadline: 60_000,
      shareReads: false,
    });
    const apiKey = client.apiKey;
    emulator.rateLimits.set('GetApp', 1_000_000, { apiKey });
    emulator.faults.add({ kind: 'latency', delay: 100 }, { apiKey });

    const calls = Array.from({ length: 2000 }, () => client.getApp());
    const failures = settle(calls);
    expect(client.status()).toMatchObject({ inFlight: 16, queued: { interactive: 200, bulk: 0 } });

    const refused = await failures;
    expect(refused).toHaveLength(2000 - 216);
    expect(
      refused.every((error) => error instanceof StreamUnavailableError && error.reason === 'queue-full'),
    ).toBe(true);
    expect(client.status()).toMatchObject({ inFlight: 0, queued: { interactive: 0, bulk: 0 } });
  });

  it('leaves nothing behind of callers that gave up', async () => {
    const client = aClient({
      maxConcurrent: 4,
      maxQueued: 100_000,
      circuitBreaker: false,
      shareReads: false,
      retries: 0,
    });
    const apiKey = client.apiKey;
    emulator.faults.add({ kind: 'drop' }, { apiKey });
    collectGarbage();
    const before = process.memoryUsage().heapUsed;

    for (let round = 0; round < 20; round++) {
      const abort = new AbortController();
      const calls = Array.from({ length: 500 }, () =>
        client.getApp({ signal: abort.signal, timeout: 50_000 }),
      );
      const failures = settle(calls);
      abort.abort();
      expect(await failures).toHaveLength(500);
    }

    expect(client.status()).toMatchObject({ inFlight: 0, queued: { interactive: 0, bulk: 0 } });
    collectGarbage();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('lets each of them go at its own deadline', async () => {
    const client = aClient({
      maxConcurrent: 1,
      timeout: 60_000,
      circuitBreaker: false,
      shareReads: false,
      retries: 0,
    });
    emulator.faults.add({ kind: 'drop' }, { apiKey: client.apiKey });

    const failures = await settle(Array.from({ length: 50 }, () => client.getApp({ deadline: 200 })));

    expect(failures).toHaveLength(50);
    const known = [StreamTimeoutError, StreamUnavailableError];
    expect(failures.every((error) => known.some((type) => error instanceof type))).toBe(true);
  });
});
