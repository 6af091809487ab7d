import { createHmac } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import jwt from 'jsonwebtoken';
import { isSecretName } from '../../src/admin/secrets/secret-names';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { createLogger } from '../../src/service/logging/create-logger';
import { NestLogger } from '../../src/service/logging/nest-logger';
import { requestLog } from '../../src/service/logging/request-log';
import { createServiceApp, type ServiceAppOptions } from '../../src/service/service-app';
import { StreamClient } from '../../src/stream/stream.client';
import { listen, type RestHost } from '../rest/rest-host';
import { ROUTES } from '../rest/routes';
import { startCannedStream, type CannedStream } from '../support/canned-stream';
import { sampled } from '../support/runs';

const WALKED = sampled(ROUTES);

/** Part of everything that must not be logged. */
const MARKER = 'mArKeR';
const KEY = `${MARKER}-key-of-the-backend`;
const API_SECRET = `${MARKER}-secret-of-the-app`;
const JWT_SECRET = `${MARKER}-secret-of-the-issuer-of-tokens`;

const AS_BACKEND = {
  'x-api-key': KEY,
  cookie: `session=${MARKER}`,
  'x-signature': MARKER,
  'idempotency-key': `${MARKER}-1`,
};
const token = () => jwt.sign({ sub: 'john', name: MARKER }, JWT_SECRET, { expiresIn: 60 });
const asUser = () => ({ authorization: `Bearer ${token()}`, cookie: MARKER });
const AS_NOBODY = { 'x-api-key': `${MARKER}-guessed`, authorization: `Bearer ${MARKER}.a.b` };

/** A body with custom data wherever users and calls have it, and secrets of Stream's in its fields for them. */
function withSecrets(body: object = {}): unknown {
  return JSON.parse(JSON.stringify(body), (name, value: unknown) => {
    if (typeof value === 'string' && isSecretName(name)) return `${MARKER}-${value}`;
    const hasCustom = typeof value === 'object' && value !== null && !Array.isArray(value);
    const isKnown = hasCustom && ['id', 'created_by_id', 'custom'].some((field) => field in value);
    return isKnown ? { ...value, custom: { a: MARKER } } : value;
  });
}

interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

class LoggedService {
  readonly #text: string[] = [];

  private constructor(
    readonly app: NestFastifyApplication,
    readonly host: RestHost,
    text: string[],
  ) {
    this.#text = text;
  }

  static async start(stream: ServiceAppOptions['stream']): Promise<LoggedService> {
    const text: string[] = [];
    const log = createLogger('trace', { write: (line) => void text.push(line) });
    const app = await createServiceApp({
      stream: { apiSecret: API_SECRET, ...stream },
      apiKeys: [{ name: 'backend', key: KEY, scopes: ['*'] }],
      adminApi: 'on',
      jwt: {
        secret: JWT_SECRET,
        clockTolerance: 5,
        scopes: ['users:read', 'users:write', 'calls:read', 'calls:write', 'tokens:mint'],
        scopesClaim: 'scope',
      },
      logger: new NestLogger(log),
      observers: [requestLog(log)],
    });
    return new LoggedService(app, await listen(app), text);
  }

  get text(): string {
    return this.#text.join('');
  }

  get lines(): LogLine[] {
    return this.#text.map((line) => JSON.parse(line) as LogLine);
  }

  /** Every route, by everybody. */
  async walk(): Promise<void> {
    for (const { method, path, body } of WALKED) {
      const input = method === 'GET' || method === 'DELETE' ? undefined : withSecrets(body);
      const address = `${path}${path.includes('?') ? '&' : '?'}q=${MARKER}`;
      await this.host.request(method, path, input, AS_BACKEND);
      await this.host.request(method, address, input, asUser());
      await this.host.request(method, path, input, AS_NOBODY);
    }
    await this.host.request('GET', `/nowhere/${MARKER}`, undefined, AS_BACKEND);
    await this.host.request('PUT', '/users', `{"${MARKER}`, AS_BACKEND);
    await this.host.request('PUT', '/users', { users: [{ id: MARKER, role: 7 }] }, AS_BACKEND);
    await this.host.request('GET', `/users/%E0%A4%A${MARKER}`, undefined, AS_BACKEND);
  }
}

describe('the logs of the service, at the level trace', () => {
  let service: LoggedService;
  let upstream: CannedStream | undefined;

  afterEach(async () => {
    await service.host.close();
    await upstream?.close();
    upstream = undefined;
  });

  describe('when all is well', () => {
    let emulator: StreamEmulator;

    beforeEach(async () => {
      emulator = await startStreamEmulator({ apiSecret: API_SECRET });
      service = await LoggedService.start({ apiKey: emulator.apiKey, baseUrl: emulator.url });
    });

    afterEach(() => emulator.close());

    it('show no credentials, tokens, custom data or query', async () => {
      await service.walk();

      const logged = WALKED.length * 3 + 3;
      expect(
        service.lines.filter(({ request_id }) => request_id !== undefined).length,
      ).toBeGreaterThanOrEqual(logged);
      expect(service.text).not.toContain(MARKER);
    });

    it('have one line per request, with who and what and how', async () => {
      await service.host.request('GET', '/call-types?members_limit=7', undefined, {
        ...AS_BACKEND,
        'x-request-id': 'r-1',
      });
      await service.host.request('GET', '/call-types', undefined, asUser());
      await service.host.request('GET', '/nowhere', undefined, AS_NOBODY);

      expect(service.lines.filter(({ method }) => method !== undefined)).toEqual([
        {
          level: 'info',
          time: expect.any(String),
          method: 'GET',
          route: '/call-types',
          status: expect.any(Number),
          duration_ms: expect.any(Number),
          principal: { kind: 'service', subject: 'backend' },
          request_id: 'r-1',
          msg: expect.stringMatching(/^GET \/call-types \d{3}$/),
        },
        expect.objectContaining({ status: 403, principal: { kind: 'user', subject: 'john' } }),
        expect.objectContaining({ status: 404, msg: 'GET (no such path) 404' }),
      ]);
    });

    it('tell of probes only at the level debug', async () => {
      await service.host.request('GET', '/health/live', undefined, {});

      expect(service.lines.at(-1)).toMatchObject({ level: 'debug', route: '/health/live', status: 200 });
    });

    it('show the stack of a failure of ours with the id of the request, but nothing it carries', async () => {
      const failure = Object.assign(new TypeError(`broken after Bearer ${token()}`), {
        config: { headers: { authorization: MARKER } },
        custom: MARKER,
      });
      jest.spyOn(service.app.get(StreamClient).video, 'listCallTypes').mockRejectedValue(failure);

      const { status } = await service.host.request('GET', '/call-types', undefined, {
        ...AS_BACKEND,
        'x-request-id': 'r-2',
      });

      expect(status).toBe(500);
      expect(service.lines).toContainEqual(
        expect.objectContaining({
          level: 'error',
          context: 'RestErrorFilter',
          msg: 'TypeError: broken after [redacted] (request r-2)',
          stack: expect.stringContaining('logs.e2e-spec'),
        }),
      );
      expect(service.lines).toContainEqual(
        expect.objectContaining({ level: 'warn', status: 500, request_id: 'r-2' }),
      );
      expect(service.text).not.toContain(MARKER);
    });

    it('show nothing of webhooks, accepted or not', async () => {
      const body = JSON.stringify({
        type: 'custom',
        created_at: new Date().toISOString(),
        custom: { a: MARKER },
        call_cid: 'default:a',
      });
      const deliver = (signature: string) =>
        service.host.request('POST', '/webhooks/stream', body, {
          'x-api-key': emulator.apiKey,
          'x-webhook-id': 'w-1',
          'x-signature': signature,
        });

      const statuses = [
        (await deliver(createHmac('sha256', API_SECRET).update(body).digest('hex'))).status,
        (await deliver(MARKER)).status,
      ];

      expect(statuses).toEqual([200, 401]);
      expect(service.text).not.toContain(MARKER);
    });
  });

  it('show nothing when Stream fails and quotes all that it was sent', async () => {
    upstream = await startCannedStream(({ headers, body }) => ({
      status: 500,
      body: { code: -1, message: JSON.stringify({ headers, body }), StatusCode: 500, duration: '0' },
    }));
    service = await LoggedService.start({
      apiKey: 'key',
      baseUrl: upstream.url,
      retries: 1,
      circuitBreaker: false,
    });

    await service.walk();

    expect(service.lines).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        context: 'RetryLog',
        operation: expect.any(String),
        attempt: 1,
        delay_ms: expect.any(Number),
        request_id: expect.any(String),
        error: 'StreamApiError',
        status: 500,
      }),
    );
    expect(service.text).not.toContain(MARKER);
    expect(service.text).not.toMatch(/eyJ[\w-]+\.eyJ/);
  });
});
