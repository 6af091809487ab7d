import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { failureOf, useClientFixture } from '../../../test/support/client-fixture';
import { StreamCancelledError, StreamValidationError } from '../stream.errors';
import type { RequestOptions } from '../request-options';
import { GET_CALL, UPDATE_CALL } from '../../../test/support/prepared-requests';

const { aServer, aTransport } = useClientFixture();

/** A server that leaves everything unanswered. */
async function aSilentServer() {
  const arrived: ServerResponse[] = [];
  let tell = (): void => undefined;
  const server = await aServer((_, raw) => {
    arrived.push(raw);
    tell();
    return undefined;
  });
  return {
    server,
    arrived,
    arrival: () =>
      arrived.length > 0 ? Promise.resolve() : new Promise<void>((resolve) => (tell = resolve)),
  };
}

describe.each(['undici', 'http'] as const)('giving up a request over %s', (transport) => {
  it.each([
    ['GetCall', GET_CALL],
    ['UpdateCall', UPDATE_CALL],
  ])('ends it upstream as well: %s', async (name, operation) => {
    const { server, arrived, arrival } = await aSilentServer();
    const abort = new AbortController();
    const pending = failureOf(
      aTransport(server.url, { transport, retries: 5 }).send(...operation, { signal: abort.signal }),
    );
    await arrival();

    const closed = once(arrived[0]!, 'close');
    abort.abort(new Error('the caller went away'));
    const error = await pending;
    await closed;

    expect(error).toBeInstanceOf(StreamCancelledError);
    expect(error).toMatchObject({ operation: name, cause: new Error('the caller went away') });
    expect(server.requests).toHaveLength(1);
  });

  it('sends nothing when it was given up before', async () => {
    const server = await aServer();

    const error = await failureOf(
      aTransport(server.url, { transport }).send(...GET_CALL, { signal: AbortSignal.abort() }),
    );

    expect(error).toBeInstanceOf(StreamCancelledError);
    expect(server.requests).toEqual([]);
  });
});

describe('giving up a request', () => {
  it('ends the pause before another attempt', async () => {
    const abort = new AbortController();
    const server = await aServer(() => ({
      status: 503,
      headers: { 'Retry-After': '3600' },
      body: { code: -1 },
    }));
    const transport = aTransport(server.url, {
      retries: 5,
      onRetry: () => {
        abort.abort();
      },
    });

    // The pause is an hour: it would outlast the test.
    const error = await failureOf(
      transport.send(...UPDATE_CALL, { signal: abort.signal, deadline: 2 * 3_600_000 }),
    );

    expect(error).toBeInstanceOf(StreamCancelledError);
    expect(server.requests).toHaveLength(1);
  });

  it('leaves a request alone that another caller waits for', async () => {
    const { server, arrived, arrival } = await aSilentServer();
    const transport = aTransport(server.url);
    const abort = new AbortController();
    const first = failureOf(transport.send(...GET_CALL, { signal: abort.signal }));
    const second = transport.send(...GET_CALL, { signal: new AbortController().signal });
    await arrival();

    abort.abort();
    expect(await first).toBeInstanceOf(StreamCancelledError);
    arrived[0]!.end('{"duration":"1ms"}');

    await expect(second).resolves.toEqual({ duration: '1ms' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('the options of one request', () => {
  it.each<[RequestOptions, string]>([
    [{ timeout: 0 }, 'options.timeout must be a whole number from 1 to 2147483647, not 0.'],
    [{ deadline: 1.5 }, 'options.deadline must be a whole number from 1 to 2147483647, not 1.5.'],
    [{ retries: -1 }, 'options.retries must be a whole number from 0 to 100, not -1.'],
    [{ lane: 'fast' as 'bulk' }, "options.lane must be 'interactive' or 'bulk', not 'fast'."],
    [{ requestId: 'a\nb' }, 'options.requestId must be 1 to 200 characters of printable ASCII.'],
  ])('are refused when they make no sense: %j', async (options, message) => {
    const server = await aServer();

    const error = await failureOf(aTransport(server.url).send(...GET_CALL, options));

    expect(error).toBeInstanceOf(StreamValidationError);
    expect((error as Error).message).toBe(message);
    expect(server.requests).toEqual([]);
  });

  it('name the request to Stream', async () => {
    const server = await aServer();

    await aTransport(server.url).send(...GET_CALL, { requestId: 'from-the-caller' });

    expect(server.requests[0]!.headers['x-client-request-id']).toBe('from-the-caller');
  });
});
