import type { CannedAnswer } from '../../../test/support/canned-stream';
import { failureOf, useClientFixture } from '../../../test/support/client-fixture';
import { until } from '../../../test/webhooks-durable/until';
import { StreamApiError, StreamConnectionError, StreamUnavailableError } from '../stream.errors';
import { GET_APP, getCall } from '../../../test/support/prepared-requests';

const { aServer, aTransport } = useClientFixture();

const QUICK = { minimumAttempts: 4, retryAfter: 50 };

describe('the circuit breaker', () => {
  it('fails requests at once while Stream fails, and lets them through when it works again', async () => {
    let works = false;
    const server = await aServer(() => (works ? {} : { status: 503, body: { code: -1, message: 'down' } }));
    const transport = aTransport(server.url, { circuitBreaker: QUICK });

    for (let count = 0; count < 4; count++) {
      expect(await failureOf(transport.send(...getCall(`c${count}`)))).toBeInstanceOf(StreamApiError);
    }
    const error = await failureOf(transport.send(...getCall('next')));

    expect(error).toBeInstanceOf(StreamUnavailableError);
    expect(error).toMatchObject({ reason: 'circuit-open', operation: 'GetCall' });
    expect((error as StreamUnavailableError).retryAfter).toBeLessThanOrEqual(50);
    expect(server.requests).toHaveLength(4);
    expect(transport.status().circuit).toBe('open');

    works = true;
    await until(() =>
      transport.send(...getCall('trial')).then(
        () => true,
        () => false,
      ),
    );
    expect(transport.status().circuit).toBe('closed');
  });

  it('lets one trial through at a time', async () => {
    let answer = (): void => undefined;
    let hang = false;
    const server = await aServer((_, raw) => {
      if (!hang) return { status: 503, body: { code: -1 } };
      answer = () => raw.end('{}');
      return undefined;
    });
    const transport = aTransport(server.url, { circuitBreaker: { minimumAttempts: 4, retryAfter: 1 } });
    for (let count = 0; count < 4; count++) await failureOf(transport.send(...getCall(`c${count}`)));

    hang = true;
    let trial: Promise<unknown> | undefined;
    await until(async () => {
      trial = transport.send(...getCall('trial'));
      trial.catch(() => undefined);
      await new Promise(setImmediate);
      return transport.status().circuit === 'half-open';
    });
    const error = await failureOf(transport.send(...getCall('meanwhile')));
    expect(error).toMatchObject({ reason: 'circuit-open' });

    await until(() => server.requests.length === 5);
    answer();
    await trial;
    await expect(transport.send(...getCall('after'), { timeout: 50 }).catch(() => 'sent')).resolves.toBe(
      'sent',
    );
    expect(transport.status().circuit).toBe('closed');
  });

  it('does not open by what Stream refuses', async () => {
    const server = await aServer(() => ({ status: 404, body: { code: 16, message: 'no such call' } }));
    const transport = aTransport(server.url, { circuitBreaker: QUICK });

    for (let count = 0; count < 20; count++) await failureOf(transport.send(...getCall(`c${count}`)));

    expect(server.requests).toHaveLength(20);
    expect(transport.status().circuit).toBe('closed');
  });

  it('can be left out', async () => {
    const server = await aServer(() => ({ status: 503, body: { code: -1 } }));
    const transport = aTransport(server.url, { circuitBreaker: false });

    for (let count = 0; count < 20; count++) await failureOf(transport.send(...getCall(`c${count}`)));

    expect(server.requests).toHaveLength(20);
  });

  it('shows the failure, not that the circuit opened meanwhile, when an attempt may have been carried out', async () => {
    const server = await aServer(() => ({ status: 500, body: { code: -1 } }));
    const transport = aTransport(server.url, {
      retries: 9,
      circuitBreaker: { ...QUICK, retryAfter: 60_000 },
    });

    const reads = ['a', 'b', 'c', 'd'].map((id) => failureOf(transport.send(...getCall(id))));

    for (const error of await Promise.all(reads)) {
      expect(error).toMatchObject({ name: 'StreamApiError', status: 500 });
    }
    expect(transport.status()).toMatchObject({ circuit: 'open', openCircuits: ['GetCall'] });
    // Ten attempts each, had the circuit stayed closed.
    expect(server.requests.length).toBeLessThan(40);
  });

  it.each<[string, CannedAnswer]>([
    ['is too large', { body: { text: 'x'.repeat(20_000) } }],
    ['has a content coding nobody knows', { headers: { 'Content-Encoding': 'snappy' } }],
    ['is not what its content coding says', { headers: { 'Content-Encoding': 'gzip' } }],
  ])('takes a response that %s for a fault of its operation, not of the connection', async (_, answer) => {
    const server = await aServer(({ url }) => (url.includes('/call/') ? answer : {}));
    const transport = aTransport(server.url, { circuitBreaker: QUICK, maxResponseBytes: 10_000 });

    for (let count = 0; count < 4; count++) {
      expect(await failureOf(transport.send(...getCall(`c${count}`)))).toBeInstanceOf(StreamConnectionError);
    }

    expect(transport.status()).toMatchObject({ openCircuits: ['GetCall'] });
    await expect(transport.send(...GET_APP)).resolves.toBeDefined();
  });
});

describe('the status of a client', () => {
  it('tells when Stream last answered and last failed', async () => {
    const answers = [
      { status: 404, body: { code: 16 } },
      { status: 401, body: { code: 5 } },
    ];
    const server = await aServer(() => answers.shift());
    const transport = aTransport(server.url);
    expect(transport.status()).toMatchObject({ circuit: 'closed', inFlight: 0 });

    await failureOf(transport.send(...getCall('c1')));
    expect(transport.status()).toMatchObject({ lastResponseAt: expect.any(Date), lastFailure: undefined });

    await failureOf(transport.send(...getCall('c2')));
    expect(transport.status().lastFailure).toMatchObject({ at: expect.any(Date), error: { status: 401 } });
    expect(transport.status().connections).toEqual({
      open: expect.any(Number),
      free: expect.any(Number),
    });
  });
});
