import { AsyncLocalStorage } from 'node:async_hooks';
import * as api from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base';
import { failureOf, useClientFixture } from '../../../test/support/client-fixture';
import type { Answering } from '../../../test/support/canned-stream';
import type { Attempt } from '../request-observer';
import { StreamClient } from '../stream.client';
import { tracingObserver } from './tracing-observer';

const fixture = useClientFixture();
const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });

const REFUSAL = {
  code: 16,
  message: 'GetApp failed with error: "there is no app"',
  StatusCode: 404,
  duration: '0',
};

const anAttempt = (attempt: Partial<Attempt> = {}): Attempt => ({
  operation: 'GetCall',
  method: 'GET',
  path: '/video/call/default/standup',
  requestId: 'request-1',
  lane: 'interactive',
  attempt: 1,
  ...attempt,
});

const observerAt = (baseUrl: string) => tracingObserver({ ...api, trace: provider }, baseUrl);

/** A client with spans, against a server of its own. */
async function aTracedClient(answer?: Answering) {
  const { client, server } = await fixture.aClient(answer);
  client.observe(observerAt(client.baseUrl));
  return { client, server };
}

/** Keeps the active context across `await`, as the SDK for Node does. */
class AsyncContexts implements api.ContextManager {
  readonly #storage = new AsyncLocalStorage<api.Context>();

  active(): api.Context {
    return this.#storage.getStore() ?? api.ROOT_CONTEXT;
  }

  with<Args extends unknown[], Run extends (...args: Args) => ReturnType<Run>>(
    context: api.Context,
    run: Run,
    thisArg?: ThisParameterType<Run>,
    ...args: Args
  ): ReturnType<Run> {
    return this.#storage.run(context, () => run.apply(thisArg, args));
  }

  bind<T>(_context: api.Context, target: T): T {
    return target;
  }

  enable(): this {
    return this;
  }

  disable(): this {
    this.#storage.disable();
    return this;
  }
}

function onlySpan(): ReadableSpan {
  const spans = exporter.getFinishedSpans();
  expect(spans).toHaveLength(1);
  return spans[0]!;
}

beforeEach(() => {
  exporter.reset();
});

afterAll(() => provider.shutdown());

describe('the span of an attempt', () => {
  it('says what was asked of which server, and what came', async () => {
    const { client, server } = await aTracedClient();

    await client.listRoles({ requestId: 'request-1' });

    const span = onlySpan();
    expect(span).toMatchObject({ name: 'GET ListRoles', kind: api.SpanKind.CLIENT });
    expect(span.status).toEqual({ code: api.SpanStatusCode.UNSET });
    expect(span.attributes).toEqual({
      'http.request.method': 'GET',
      'http.response.status_code': 200,
      'server.address': '127.0.0.1',
      'server.port': Number(new URL(server.url).port),
      'stream.operation': 'ListRoles',
      'stream.request_id': 'request-1',
      'url.full': `${server.url}/api/v2/roles`,
    });
  });

  it('holds neither the API key nor a token', async () => {
    const { client, server } = await aTracedClient();

    await client.queryUsers({ payload: { filter_conditions: { id: 'a-secret-filter' } } });

    const { attributes } = onlySpan();
    const token = server.requests[0]!.headers.authorization!;
    expect(JSON.stringify(attributes)).not.toMatch(/api_key|secret/);
    expect(JSON.stringify(attributes)).not.toContain(token);
  });

  it('is an error with the status as its type when Stream refuses', async () => {
    const { client } = await aTracedClient(() => ({ status: 404, body: REFUSAL }));

    await failureOf(client.getApp());

    const span = onlySpan();
    expect(span.status).toEqual({ code: api.SpanStatusCode.ERROR });
    expect(span.attributes).toMatchObject({
      'error.type': '404',
      'http.response.status_code': 404,
      'stream.error_code': 16,
    });
  });

  it('is an error with the name of the error as its type when there is no answer', async () => {
    const { client } = await aTracedClient(() => undefined);

    await failureOf(client.getApp({ timeout: 20, retries: 0 }));

    const span = onlySpan();
    expect(span.attributes).toMatchObject({ 'error.type': 'StreamTimeoutError' });
    expect(span.attributes).not.toHaveProperty('http.response.status_code');
    expect(span.status).toEqual({
      code: api.SpanStatusCode.ERROR,
      message: expect.stringContaining('GetApp got no response within 20 ms'),
    });
  });

  it('is an error when a success cannot be read', async () => {
    const { client } = await aTracedClient(() => ({ body: 'no JSON' }));

    await failureOf(client.getApp({ retries: 0 }));

    expect(onlySpan().attributes).toMatchObject({
      'error.type': 'StreamApiError',
      'http.response.status_code': 200,
    });
  });

  it('is one of several when the request is retried, numbered from the second on', async () => {
    let requests = 0;
    const { client } = await aTracedClient(() => {
      requests++;
      return requests === 1 ? { status: 503, body: { ...REFUSAL, code: -1, StatusCode: 503 } } : {};
    });

    await client.getApp({ retries: 1 });

    const counts = exporter
      .getFinishedSpans()
      .map(({ attributes }) => attributes['http.request.resend_count']);
    expect(counts).toEqual([undefined, 1]);
  });

  it.each([
    ['https://video.stream-io-api.com', 'video.stream-io-api.com', 443],
    ['http://stream.test', 'stream.test', 80],
    ['http://stream.test:3030/prefix', 'stream.test', 3030],
  ])('names the server of %s', (baseUrl, address, port) => {
    observerAt(baseUrl).attempt!(anAttempt())!({ status: 200, duration: 1 });

    expect(onlySpan().attributes).toMatchObject({
      'server.address': address,
      'server.port': port,
      'url.full': `${baseUrl}/api/v2/video/call/default/standup`,
    });
  });
});

describe('the span of an attempt, among others', () => {
  afterEach(() => {
    api.context.disable();
  });

  it('is a child of the span that is active', async () => {
    api.context.setGlobalContextManager(new AsyncContexts());
    const { client } = await aTracedClient();
    const parent = provider.getTracer('test').startSpan('the caller');

    await api.context.with(api.trace.setSpan(api.context.active(), parent), () => client.getApp());

    expect(onlySpan().parentSpanContext?.spanId).toBe(parent.spanContext().spanId);
  });

  it('is not made where nothing records it', () => {
    const observer = tracingObserver(api, 'https://video.stream-io-api.com');

    expect(observer.attempt!(anAttempt())).toBeUndefined();
  });
});

describe('the spans of a client', () => {
  beforeEach(() => {
    api.trace.setGlobalTracerProvider(provider);
  });

  afterEach(() => {
    api.trace.disable();
  });

  it('are made without being asked for, where there is an SDK', async () => {
    const { client } = await fixture.aClient();

    await client.getApp();

    expect(onlySpan().name).toBe('GET GetApp');
  });

  it('are not made with the option tracing: false', async () => {
    const server = await fixture.aServer();
    const client = new StreamClient('key', 'secret', { baseUrl: server.url, tracing: false });

    await client.getApp();
    await client.close();

    expect(server.requests).toHaveLength(1);
    expect(exporter.getFinishedSpans()).toEqual([]);
  });
});
