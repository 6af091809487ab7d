import {
  brotliCompressSync as br,
  deflateRawSync as rawDeflate,
  deflateSync as deflate,
  gzipSync as gzip,
} from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { failureOf, useClientFixture } from '../../../test/support/client-fixture';
import { StreamApiError, StreamConnectionError } from '../stream.errors';
import type { StreamClientOptions } from '../stream.options';
import { GET_CALL, QUERY_CALLS } from '../../../test/support/prepared-requests';

const { aServer, aTransport } = useClientFixture();

const ANSWER = { duration: '1.00ms', name: 'Zoë' };
const NOT_FOUND = { code: 16, message: 'GetCall failed with error: "there is none"', StatusCode: 404 };

const CODINGS: [string | string[], (bytes: Buffer) => Buffer][] = [
  ['gzip', gzip],
  ['GZIP', gzip],
  ['x-gzip', gzip],
  ['deflate', deflate],
  ['deflate', rawDeflate],
  ['br', br],
  ['identity', (bytes) => bytes],
  ['gzip, br', (bytes) => br(gzip(bytes))],
  [['deflate', 'identity, gzip'], (bytes) => gzip(deflate(bytes))],
];

const WAYS: [string, StreamClientOptions][] = [
  ['undici', {}],
  ['axios over undici', { configureAxios: () => undefined }],
  ['axios over http', { transport: 'http' }],
];

describe.each(WAYS)('a compressed answer over %s', (_, options) => {
  /** Answers everything with these bytes. */
  const aServerOf = (bytes: Buffer, coding: string | string[], status = 200) =>
    aServer((_request, raw) => {
      send(raw, bytes, coding, status);
    });

  it.each(CODINGS)('is read, though nobody asked for %j', async (coding, encode) => {
    const server = await aServerOf(encode(Buffer.from(JSON.stringify(ANSWER))), coding);

    await expect(aTransport(server.url, { ...options, retries: 2 }).send(...GET_CALL)).resolves.toEqual(
      ANSWER,
    );

    expect(server.requests).toHaveLength(1);
  });

  it.each(CODINGS)('that is a refusal keeps its code in %j', async (coding, encode) => {
    const server = await aServerOf(encode(Buffer.from(JSON.stringify(NOT_FOUND))), coding, 404);

    const error = await failureOf(aTransport(server.url, options).send(...GET_CALL));

    expect(error).toBeInstanceOf(StreamApiError);
    expect(error).toMatchObject({ status: 404, code: 16, reason: 'there is none' });
  });

  it('of no bytes is empty', async () => {
    const server = await aServerOf(Buffer.alloc(0), 'gzip', 502);

    const error = await failureOf(aTransport(server.url, options).send(...GET_CALL));

    expect(error).toMatchObject({ name: 'StreamApiError', status: 502 });
  });

  it.each<[string, Buffer, number]>([
    ['zstd', Buffer.from('28b52ffd', 'hex'), 200],
    ['gzip, zstd', Buffer.from('28b52ffd', 'hex'), 404],
    ['zstd', Buffer.from('{}'), 503],
    ['gzip, gzip, gzip, gzip', gzip(gzip(gzip(gzip('{}')))), 200],
  ])(
    'in the coding %s, which is not known, ends in an error that says so, once',
    async (coding, bytes, status) => {
      const server = await aServerOf(bytes, coding, status);

      const error = await failureOf(aTransport(server.url, { ...options, retries: 3 }).send(...GET_CALL));

      expect(error).toBeInstanceOf(StreamConnectionError);
      expect(error).toMatchObject({
        code: 'ERR_UNKNOWN_CONTENT_CODING',
        message: expect.stringMatching(
          /content coding '(zstd|gzip, gzip, gzip, gzip)'.* knows gzip, .*deflate, br/,
        ),
      });
      expect(server.requests).toHaveLength(1);
    },
  );

  it.each<[string, string, Buffer]>([
    ['is cut short', 'gzip', gzip('{"duration":"1.00ms"}').subarray(0, -12)],
    ['is something else', 'gzip', Buffer.from('{}')],
    ['is something else', 'br', Buffer.from('{}')],
    ['is something else', 'deflate', Buffer.from('{}')],
  ])('that %s than %s ends in a typed error, after retries of a read', async (_name, coding, bytes) => {
    const server = await aServerOf(bytes, coding);

    const error = await failureOf(aTransport(server.url, { ...options, retries: 1 }).send(...GET_CALL));

    expect(error).toBeInstanceOf(StreamConnectionError);
    expect(error).toMatchObject({
      code: 'ERR_BROKEN_CONTENT_CODING',
      message: expect.stringContaining(`read as ${coding}`),
    });
    expect(server.requests).toHaveLength(2);
  });

  it.each<[string, string, (bytes: Buffer) => Buffer]>([
    ['its text', 'gzip', gzip],
    ['its text', 'deflate', rawDeflate],
    ['its text', 'br', br],
    ['what is in between', 'br, gzip', (bytes) => gzip(br(bytes))],
  ])('ends in a typed error when %s in %s has too many bytes', async (_name, coding, encode) => {
    const bomb = encode(Buffer.alloc(1_000_001, ' '));
    const server = await aServerOf(bomb, coding);

    const error = await failureOf(
      aTransport(server.url, { ...options, retries: 3, maxResponseBytes: 1_000_000 }).send(...GET_CALL),
    );

    expect(bomb.length).toBeLessThan(2000);
    expect(error).toMatchObject({
      name: 'StreamConnectionError',
      code: 'ERR_RESPONSE_TOO_LARGE',
      message: expect.stringMatching(/more than 1000000 bytes; .*maxResponseBytes/),
    });
    expect(server.requests).toHaveLength(1);
  });

  it('is asked for where an answer may be long, and not otherwise', async () => {
    const server = await aServer();
    const transport = aTransport(server.url, options);
    await transport.send(...GET_CALL);
    await transport.send(...QUERY_CALLS);

    expect(server.requests.map(({ headers }) => headers['accept-encoding'])).toEqual(['identity', 'gzip']);
  });
});

it('interceptors of axios see an answer that is not compressed', async () => {
  const seen: unknown[] = [];
  for (const transport of ['undici', 'http'] as const) {
    const server = await aServer((_, raw) => {
      send(raw, gzip(JSON.stringify(ANSWER)), 'gzip', 200);
    });
    const configureAxios: StreamClientOptions['configureAxios'] = (instance) => {
      instance.interceptors.response.use((response) => {
        seen.push([response.data, response.headers['content-encoding']]);
        return response;
      });
    };
    await aTransport(server.url, { transport, configureAxios }).send(...GET_CALL);
  }
  expect(seen).toEqual([
    [ANSWER, undefined],
    [ANSWER, undefined],
  ]);
});

function send(raw: ServerResponse, bytes: Buffer, coding: string | string[], status: number): undefined {
  raw.writeHead(status, { 'Content-Type': 'application/json', 'Content-Encoding': coding });
  raw.end(bytes);
}
