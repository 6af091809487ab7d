import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import { failureOf, useClientFixture } from '../../../test/support/client-fixture';
import { StreamConnectionError } from '../stream.errors';
import type { StreamClientOptions } from '../stream.options';
import { RESPONSE_DEPTH_MAX } from './decoding/response-excess';
import { GET_CALL } from '../../../test/support/prepared-requests';

const { aServer, aTransport } = useClientFixture();
const CHUNK = Buffer.alloc(64 * 1024, ' ');

const WAYS: [string, StreamClientOptions][] = [
  ['undici', {}],
  ['axios over undici', { configureAxios: () => undefined }],
  ['axios over http', { transport: 'http' }],
  ['an axios instance of the host', { axios: axios.create({ adapter: 'http' }) }],
];

describe.each(WAYS)('a response that never ends, over %s', (_, options) => {
  let server: Server;
  let responses: Promise<unknown>[];

  beforeEach(async () => {
    responses = [];
    server = createServer((_request, response) => {
      responses.push(new Promise((resolve) => response.once('close', resolve)));
      const write = (): void => {
        if (response.destroyed) return;
        response.write(CHUNK, write);
      };
      response.writeHead(200, { 'Content-Type': 'application/json' });
      write();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('ends in a typed error that names the limit, frees its place, and is not asked for again', async () => {
    const { port } = server.address() as AddressInfo;
    const client = aTransport(`http://127.0.0.1:${port}`, {
      ...options,
      retries: 3,
      timeout: 60_000,
      maxResponseBytes: 1_000_000,
    });

    const error = await failureOf(client.send(...GET_CALL));
    await Promise.all(responses);

    expect(error).toBeInstanceOf(StreamConnectionError);
    expect(error).toMatchObject({
      code: 'ERR_RESPONSE_TOO_LARGE',
      message: expect.stringMatching(
        /^GetCall got no response: .* more than 1000000 bytes; .*maxResponseBytes/,
      ),
    });
    expect(client.status()).toMatchObject({ inFlight: 0, circuit: 'closed' });
    expect(responses).toHaveLength(1);
  });
});

const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe.each(WAYS.slice(0, 3))('a response over %s', (_, options) => {
  it.each<[string, string]>([
    ['nested deep', `{"members":${nested(RESPONSE_DEPTH_MAX + 2)}}`],
    ['nested deep in custom data', `{"call":{"custom":{"a":${nested(RESPONSE_DEPTH_MAX + 2)}}}}`],
    [
      'nested deep in a map of dates',
      `{"call":{"session":{"accepted_by":{"a":${nested(RESPONSE_DEPTH_MAX + 2)}}}}}`,
    ],
    ['nested so deep that walking it takes all of the stack', `{"call":{"custom":${nested(200_000)}}}`],
    ['nested deeper, in more than a megabyte', `{"a":${nested(1_000_000)}}`],
    ['of very many values', `{"members":[${'{},'.repeat(1_100_000)}{}]}`],
  ])('that is %s ends in a typed error', async (_name, text) => {
    const server = await aServer((_request, raw) => {
      raw.writeHead(200, { 'Content-Type': 'application/json' });
      raw.end(text);
      return undefined;
    });
    const error = await failureOf(aTransport(server.url, { ...options, timeout: 60_000 }).send(...GET_CALL));
    expect(error).toBeInstanceOf(StreamConnectionError);
    expect(error).toMatchObject({ code: 'ERR_RESPONSE_TOO_LARGE' });
  });

  it('that is nested as deep as may be is answered', async () => {
    const body = JSON.parse(`{"call":{"custom":{"a":${nested(RESPONSE_DEPTH_MAX - 4)}}}}`) as object;
    const server = await aServer(() => ({ body }));
    await expect(aTransport(server.url, { ...options, timeout: 60_000 }).send(...GET_CALL)).resolves.toEqual(
      body,
    );
  });
});
