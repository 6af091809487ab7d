import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { startService, type RunningService } from '../service/running-service';
import { signWithSecret } from '../support/jwt-issuer';

const SECRET = 'a-secret-that-is-long-enough-for-the-load-tests';
const KEY = 'a-key-for-the-load-tests';
const GREEDY = 'greedy';
const OTHERS = Array.from({ length: 9 }, (_, index) => `modest-${index}`);
const CONNECTIONS = 10;
/** Milliseconds. The attack lasts for a whole window of Stream's rate limits, and a part of the next. */
const QUIET = 30_000;
const ATTACK = 75_000;
const ROUNDS = 3;

interface Outcome {
  readonly statuses: Readonly<Record<number, number>>;
  /** The 95th percentile in milliseconds. */
  readonly p95: number;
}

describe('a user who reads random calls as fast as it can', () => {
  const agent = new Agent({ connections: 64 });
  let emulator: StreamEmulator;
  let service: RunningService;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    emulator = await startStreamEmulator();
    emulator.rateLimits.enforce(true);
    service = await startService({
      STREAM_API_KEY: emulator.apiKey,
      STREAM_API_SECRET: emulator.apiSecret,
      STREAM_BASE_URL: emulator.url,
      API_KEYS: JSON.stringify([{ name: 'backend', key: KEY, scopes: ['*'] }]),
      JWT_SECRET: SECRET,
      JWT_ALGORITHMS: 'HS256',
      RATE_LIMIT_PER_ADDRESS: '0',
      RATE_LIMIT_PER_PRINCIPAL: '0',
    });
    const users = [GREEDY, ...OTHERS];
    for (const sub of users) {
      tokens.set(sub, await signWithSecret(SECRET, { sub, exp: Math.floor(Date.now() / 1000) + 3600 }));
    }
    await write('/users', { users: users.map((id) => ({ id })) });
    for (const id of OTHERS) await write(`/calls/default/${id}`, { data: { created_by_id: id } });
  });

  afterAll(async () => {
    await agent.close();
    await service.stop();
    await emulator.close();
  });

  it('takes nothing from nine others who read one call a second each', async () => {
    await modestReads(3000);
    const ratios: number[] = [];
    // Once more where something else kept the machine busy.
    while (ratios.length < ROUNDS && Math.min(...ratios) > 2) {
      const quiet = await modestReads(QUIET);
      const greedy = greedyReads(ATTACK);
      const attacked = await modestReads(ATTACK);
      ratios.push(attacked.p95 / quiet.p95);
      process.stdout.write(
        `one greedy user: ${JSON.stringify(await greedy)}; nine others: ${JSON.stringify(attacked.statuses)}, p95 ` +
          `${attacked.p95.toFixed(1)} ms, ${(attacked.p95 / quiet.p95).toFixed(2)}x of quiet ${quiet.p95.toFixed(1)} ms\n`,
      );
      expect(Object.keys(attacked.statuses)).toEqual(['200']);
    }
    expect(Math.min(...ratios)).toBeLessThanOrEqual(2);
  });

  async function modestReads(duration: number): Promise<Outcome> {
    const statuses: Record<number, number> = {};
    const durations: number[] = [];
    const until = performance.now() + duration;
    await Promise.all(
      OTHERS.map(async (user, index) => {
        await delay((index * 1000) / OTHERS.length);
        while (performance.now() < until) {
          const startedAt = performance.now();
          const status = await read(user, user);
          statuses[status] = (statuses[status] ?? 0) + 1;
          durations.push(performance.now() - startedAt);
          await delay(Math.max(0, 1000 - (performance.now() - startedAt)));
        }
      }),
    );
    durations.sort((one, other) => one - other);
    return { statuses, p95: durations[Math.floor(durations.length * 0.95)] ?? Infinity };
  }

  async function greedyReads(duration: number): Promise<Readonly<Record<number, number>>> {
    const statuses: Record<number, number> = {};
    const until = performance.now() + duration;
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (performance.now() < until) {
          const status = await read(GREEDY, randomUUID());
          statuses[status] = (statuses[status] ?? 0) + 1;
        }
      }),
    );
    return statuses;
  }

  async function read(user: string, call: string): Promise<number> {
    const { statusCode, body } = await request(`${service.url}/calls/default/${call}`, {
      dispatcher: agent,
      headers: { authorization: `Bearer ${tokens.get(user)}` },
    });
    await body.dump();
    return statusCode;
  }

  async function write(path: string, body: object): Promise<void> {
    const response = await fetch(`${service.url}${path}`, {
      method: 'PUT',
      headers: { 'x-api-key': KEY, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.ok).toBe(true);
  }
});
