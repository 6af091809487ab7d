import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { Pool } from 'undici';
import { startCannedStream, type CannedStream } from '../support/canned-stream';
import { until } from '../webhooks-durable/until';
import { startService } from './running-service';

const CALLERS = 100;
const AS_BACKEND = { 'x-api-key': 's3cret-key-of-the-backend-service' };

const API_KEYS = JSON.stringify([{ name: 'backend', key: AS_BACKEND['x-api-key'], scopes: ['*'] }]);
const UNLIMITED = { RATE_LIMIT_PER_ADDRESS: '0', RATE_LIMIT_PER_PRINCIPAL: '0' };

/** How requests ended: the status of a whole answer, or the code of an error, and how often. */
type Outcomes = Record<string, number>;

/** Many callers, each of which asks again as soon as it has an answer, until nobody listens any more. */
async function load(ask: () => Promise<number>, outcomes: Outcomes): Promise<void> {
  const count = (outcome: string): void => {
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  };
  const call = async (): Promise<void> => {
    for (let isRefused = false; !isRefused;) {
      try {
        count(String(await ask()));
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        count(code ?? String(error));
        isRefused = code === 'ECONNREFUSED';
      }
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, call));
}

/** The status of an answer that came in whole. */
async function askOnKeptConnection(pool: Pool): Promise<number> {
  const { statusCode, body } = await pool.request({
    method: 'GET',
    path: '/call-types',
    headers: AS_BACKEND,
  });
  JSON.parse(await body.text());
  return statusCode;
}

async function askOnNewConnection(url: string): Promise<number> {
  const request = get(`${url}/call-types`, { agent: false, headers: { ...AS_BACKEND, connection: 'close' } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  JSON.parse(await text(response));
  return response.statusCode ?? 0;
}

describe('SIGTERM under load', () => {
  it('loses no request on connections that are kept', async () => {
    const service = await startService({ ...UNLIMITED, API_KEYS });
    const pool = new Pool(service.url, { connections: CALLERS, pipelining: 1 });
    const outcomes: Outcomes = {};

    const loaded = load(() => askOnKeptConnection(pool), outcomes);
    await until(() => (outcomes['200'] ?? 0) > 3 * CALLERS);
    const code = await service.stop();
    await loaded;
    await pool.destroy();

    // A machine too busy to send the next request at once lets its connection become idle, and idle ones are closed.
    const { UND_ERR_SOCKET: idle = 0, ...others } = outcomes;
    expect(code).toBe(0);
    expect(Object.keys(others).sort()).toEqual(['200', 'ECONNREFUSED']);
    expect(idle).toBeLessThan(CALLERS / 10);
  });

  it('loses no request when each has a connection of its own', async () => {
    const service = await startService({ ...UNLIMITED, API_KEYS });
    const outcomes: Outcomes = {};

    const loaded = load(() => askOnNewConnection(service.url), outcomes);
    await until(() => (outcomes['200'] ?? 0) > 3 * CALLERS);
    const code = await service.stop();
    await loaded;

    // Between the last look for connections and the closing, a busy machine may take the processor away: what comes then is reset.
    const { ECONNRESET: reset = 0, ...others } = outcomes;
    expect(code).toBe(0);
    expect(Object.keys(others).sort()).toEqual(['200', 'ECONNREFUSED']);
    expect(reset).toBeLessThan(CALLERS / 10);
  });
});

describe('SIGTERM while Stream has not answered yet', () => {
  let stream: CannedStream;
  let answers: (() => void)[];

  beforeEach(async () => {
    answers = [];
    stream = await startCannedStream((_, raw) => {
      answers.push(() => raw.writeHead(200, { 'content-type': 'application/json' }).end('{"call_types":{}}'));
      return undefined;
    });
  });

  afterEach(() => stream.close());

  const start = (stopTimeout: number) =>
    startService({
      ...UNLIMITED,
      API_KEYS,
      STREAM_API_KEY: 'key',
      STREAM_API_SECRET: 'secret',
      STREAM_BASE_URL: stream.url,
      STOP_TIMEOUT: String(stopTimeout),
    });

  it('waits for the answer; readiness is red, and the connections end', async () => {
    const service = await start(300_000);
    const probes = new Pool(service.url, { connections: 1 });
    const probe = () => probes.request({ method: 'GET', path: '/health/live' });
    await (await probe()).body.dump();
    const waiting = fetch(`${service.url}/call-types`, { headers: AS_BACKEND });
    await until(() => answers.length === 1);

    const stopped = service.stop();
    await until(() => isRefused(service.url));
    const ready = await probes.request({ method: 'GET', path: '/health/ready' });
    for (const answer of answers) answer();
    const answer = await waiting;
    await probes.destroy();

    expect(ready.statusCode).toBe(503);
    expect(await ready.body.text()).toContain('stopping');
    expect(ready.headers.connection).toBe('close');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ call_types: {} });
    expect(await stopped).toBe(0);
  });

  it('cuts off after STOP_TIMEOUT what is not done, and says so', async () => {
    const service = await start(1000);
    const waiting = fetch(`${service.url}/call-types`, { headers: AS_BACKEND }).catch(() => 'no answer');
    await until(() => answers.length === 1);

    expect(await service.stop()).toBe(0);
    expect(await waiting).toBe('no answer');
    expect(service.output()).toContain('1 requests were cut off');
  });

  it('ends at once at a second signal', async () => {
    const service = await start(300_000);
    const waiting = fetch(`${service.url}/call-types`, { headers: AS_BACKEND }).catch(() => 'no answer');
    await until(() => answers.length === 1);

    const stopped = service.stop();
    await until(() => isRefused(service.url));
    await service.stop();

    expect(await stopped).toBeNull();
    expect(await waiting).toBe('no answer');
  });
});

async function isRefused(url: string): Promise<boolean> {
  try {
    await askOnNewConnection(`${url}/health/live?`);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ECONNREFUSED';
  }
}
