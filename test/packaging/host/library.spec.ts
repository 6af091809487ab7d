/** What a host does with the library, and with nothing that is optional. Copied into hosts, whose runners run it. */
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Injectable, Module, type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  AccessModule,
  ApiKeyAuthenticator,
  CallsModule,
  CallTypesModule,
  StreamApiError,
  StreamClient,
  StreamConnectionError,
  StreamModule,
  UsersModule,
  type StreamClientOptions,
} from 'nestjs-getstream';
import { OnStreamEvent, StreamWebhooksModule } from 'nestjs-getstream/webhooks';
import { startStreamEmulator, type StreamEmulator } from 'nestjs-getstream/emulator';

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterAll(() => emulator.close());

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe.each(['undici', 'axios', 'http'] as const)('the client, over %s', (transport) => {
  const START = Date.UTC(2030, 0);
  let client: StreamClient;
  const connect = (options: StreamClientOptions = {}): StreamClient =>
    new StreamClient(emulator.apiKey, emulator.apiSecret, {
      baseUrl: emulator.url,
      retries: 0,
      ...(transport === 'http' && { transport }),
      ...(transport === 'axios' && { configureAxios: () => undefined }),
      ...options,
    });

  beforeEach(() => {
    client = connect();
  });

  afterEach(() => client.close());

  // What `structuredClone` makes is of the realm of Node, as is what `fetch` parses.
  it.each([
    ['its own', <T>(value: T): T => value],
    ['another', <T>(value: T): T => structuredClone(value)],
  ])('takes dates and objects of %s realm', async (realm, made) => {
    const id = `${transport}-${realm.replace(' ', '-')}`;
    const data = { created_by_id: 'john', starts_at: new Date(START), custom: { since: new Date(START) } };

    const { call } = await client.video.call('default', id).getOrCreate(made({ data }));
    const { calls } = await client.video.queryCalls(
      made({ filter_conditions: { id, starts_at: { $lte: new Date(START) } } }),
    );
    const token = client.generateUserToken(made({ user_id: 'john', at: new Date(START) }));

    expect(call.starts_at?.getTime()).toBe(START);
    expect(call.custom).toEqual({ since: '2030-01-01T00:00:00.000Z' });
    expect(calls.map((found) => found.call.id)).toEqual([id]);
    expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
      at: '2030-01-01T00:00:00.000Z',
    });
  });

  it('rejects with what Stream says', async () => {
    const error = await failureOf(client.video.call('default', 'nowhere').get());

    expect(error).toBeInstanceOf(StreamApiError);
    expect(error).toMatchObject({ status: 404, code: 16 });
  });

  it('rejects with the code of the system where nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const lonely = connect({ baseUrl: `http://127.0.0.1:${String(port)}` });

    const error = await failureOf(lonely.getApp());
    await lonely.close();

    expect(error).toBeInstanceOf(StreamConnectionError);
    expect(error).toMatchObject({
      code: 'ECONNREFUSED',
      message: expect.stringContaining('connect ECONNREFUSED'),
    });
  });

  it('is cancelled by the signal of a controller', async () => {
    const controller = new AbortController();
    const pending = failureOf(client.getApp({ signal: controller.signal }));
    controller.abort();

    expect(await pending).toMatchObject({ name: 'StreamCancelledError', cause: { name: 'AbortError' } });
  });

  it('says what an interceptor of the host threw, be it of Node', async () => {
    const broken = connect({
      configureAxios: (axios) => axios.interceptors.request.use(() => Promise.reject(ofNode())),
    });

    const error = await failureOf(broken.getApp());
    await broken.close();

    expect(error).toMatchObject({ message: expect.stringContaining('GetApp failed: Invalid URL (request ') });
  });
});

/** An error of Node's own making, which in Jest is of another realm. */
function ofNode(): Error {
  try {
    return new Error(new URL('nonsense').href);
  } catch (error) {
    return error as Error;
  }
}

describe('the modules', () => {
  const seen: string[] = [];
  let failure: unknown;
  let app: INestApplication;
  let url: string;
  const headers = { 'x-api-key': 'k', 'content-type': 'application/json' };

  @Injectable()
  class Handlers {
    @OnStreamEvent('call.created')
    onCreated(event: { readonly created_at: Date }): void {
      seen.push(event.created_at.toISOString());
      if (failure !== undefined) throw failure as Error;
    }
  }

  beforeAll(async () => {
    const { apiKey, apiSecret, url: baseUrl } = emulator;
    @Module({
      imports: [
        StreamModule.forRoot({ apiKey, apiSecret, baseUrl }),
        AccessModule.forRoot({
          authenticators: [new ApiKeyAuthenticator([{ name: 'test', key: 'k', scopes: ['*'] }])],
        }),
        UsersModule,
        CallsModule,
        CallTypesModule,
        StreamWebhooksModule.forRoot(),
      ],
      providers: [Handlers],
    })
    class AppModule {}
    const testing = await Test.createTestingModule({ imports: [AppModule] }).compile();
    app = testing.createNestApplication({ logger: false });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterAll(() => app.close());

  const send = async (method: string, path: string, body?: string) => {
    const answer = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it('answer over REST, with dates in and out', async () => {
    const body = JSON.stringify({
      type: 'default',
      id: 'rest',
      data: { created_by_id: 'john', starts_at: '2030-01-01T00:00:00Z' },
    });

    expect(await send('POST', '/calls', body)).toMatchObject({
      status: 201,
      body: { call: { cid: 'default:rest', starts_at: '2030-01-01T00:00:00.000Z' } },
    });
  });

  it.each([
    [
      'PUT',
      '/users',
      '{"users":[{"id":"a b"}]}',
      400,
      [expect.stringContaining('users[0].id may only have')],
    ],
    ['PUT', '/users', '{nonsense', 400, expect.stringContaining('JSON')],
    ['GET', '/calls/default/nowhere', undefined, 404, expect.stringContaining("Can't find call")],
  ])('say what is wrong: %s %s %s', async (method, path, body, status, message) => {
    expect(await send(method, path, body)).toMatchObject({ status, body: { message } });
  });

  const deliver = async (signed: boolean): Promise<number> => {
    const body = JSON.stringify({ type: 'call.created', call_cid: 'default:x', created_at: new Date() });
    const signature = createHmac('sha256', emulator.apiSecret).update(body).digest('hex');
    const answer = await fetch(`${url}/webhooks/stream`, {
      method: 'POST',
      body,
      headers: { ...headers, 'x-api-key': emulator.apiKey, 'x-signature': signed ? signature : '00' },
    });
    await answer.text();
    return answer.status;
  };

  it('hand events to handlers, and no forged ones', async () => {
    seen.length = 0;

    expect([await deliver(true), await deliver(false)]).toEqual([200, 401]);
    expect(seen).toHaveLength(1);
  });

  it('ask for an event again when a handler failed, be it with an error of Node', async () => {
    failure = ofNode();

    expect(await deliver(true)).toBe(503);
    failure = undefined;
  });
});
