import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { OPERATIONS } from '../../src/stream/operations';
import { startProcess, type RunningService } from '../service/running-service';

const KEY = 'a-key-for-the-load-tests';
const MEBIBYTE = 1024 * 1024;
/** Each object takes two bytes here, and a hundred once it is parsed. */
const BODY = Buffer.from(`{"a":[${'{},'.repeat((8 * MEBIBYTE - 10) / 3)}{}]}`);
const ANONYMOUS = 200;
const HALF_SENT = 500;
const READS = 400;

describe('strangers who send bodies to a service with 128 MB of heap', () => {
  let emulator: StreamEmulator;
  let service: RunningService;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    emulator = await startStreamEmulator();
    for (const operation of Object.keys(OPERATIONS)) emulator.rateLimits.set(operation, 1_000_000);
    service = await startProcess(
      process.execPath,
      ['--max-old-space-size=128', join(__dirname, '../../dist/service/main.js')],
      {
        env: {
          PORT: '0',
          STREAM_API_KEY: emulator.apiKey,
          STREAM_API_SECRET: emulator.apiSecret,
          STREAM_BASE_URL: emulator.url,
          API_KEYS: JSON.stringify([{ name: 'backend', key: KEY, scopes: ['*'] }]),
          RATE_LIMIT_PER_ADDRESS: '0',
          RATE_LIMIT_PER_PRINCIPAL: '0',
        },
      },
    );
    await write('PUT', '/users', { users: [{ id: 'john' }] });
    await write('PUT', '/calls/default/standup', { data: { created_by_id: 'john' } });
  });

  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });

  afterAll(async () => {
    await service.stop();
    await emulator.close();
  });

  it.each<[string, number, Buffer]>([
    [`${ANONYMOUS} whole bodies of 8 MiB at once`, ANONYMOUS, BODY],
    [`${HALF_SENT} bodies of 8 MiB that never end`, HALF_SENT, BODY.subarray(0, 4 * MEBIBYTE)],
  ])('with %s take little memory, and hardly slow others down', async (name, count, body) => {
    await readers();
    const quiet = await readers();
    const before = residentMebibytes();
    const peak = watchPeak();
    const attack = Array.from({ length: count }, () => sendAnonymously(body));
    const attacked = await readers();
    await Promise.all(attack);
    const grown = peak.stop() - before;
    const after = await readers();

    process.stdout.write(
      `${name}: RSS ${before.toFixed(0)} MiB, grows by ${grown.toFixed(0)} MiB; p99 of a reader ${attacked.toFixed(1)} ms, ` +
        `${(attacked / quiet).toFixed(1)}x of quiet ${quiet.toFixed(1)} ms, ${after.toFixed(1)} ms afterwards\n`,
    );
    expect(grown).toBeLessThan(60);
    expect(attacked / quiet).toBeLessThan(10);
  });

  /** The 99th percentile of reading one call, in milliseconds. */
  async function readers(): Promise<number> {
    const durations: number[] = [];
    const read = async (): Promise<void> => {
      while (durations.length < READS) {
        const startedAt = performance.now();
        const { status } = await fetch(`${service.url}/calls/default/standup`, {
          headers: { 'x-api-key': KEY },
        });
        durations.push(performance.now() - startedAt);
        expect(status).toBe(200);
      }
    };
    await Promise.all([read(), read()]);
    return durations.sort((one, other) => one - other)[Math.floor(durations.length * 0.99)] ?? Infinity;
  }

  /** Sends a body without credentials, as far as the service takes it. */
  async function sendAnonymously(body: Buffer): Promise<void> {
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => undefined);
    const head = `PUT /users HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}`;
    socket.write(`${head}\r\n\r\n`);
    socket.write(body);
    socket.resume();
    await new Promise((resolve) => socket.once('close', resolve));
  }

  async function write(method: string, path: string, body: object): Promise<void> {
    const { status } = await fetch(`${service.url}${path}`, {
      method,
      headers: { 'x-api-key': KEY, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(status).toBeLessThan(300);
  }

  function residentMebibytes(): number {
    const status = readFileSync(`/proc/${service.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  }

  function watchPeak(): { stop: () => number } {
    let most = 0;
    const timer = setInterval(() => {
      most = Math.max(most, residentMebibytes());
    }, 5);
    return {
      stop: () => {
        clearInterval(timer);
        return most;
      },
    };
  }
});
