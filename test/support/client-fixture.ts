import { StreamClient } from '../../src/stream/stream.client';
import { resolveClientOptions, type StreamClientOptions } from '../../src/stream/stream.options';
import { Transport } from '../../src/stream/transport/transport';
import { startCannedStream, type Answering, type CannedStream } from './canned-stream';

export const SERVER_TOKEN = 'header.claims.signature-of-the-server-token';

/** Makes servers and clients that are closed after each test. */
export interface ClientFixture {
  readonly aServer: (answer?: Answering) => Promise<CannedStream>;
  readonly aTransport: (baseUrl: string, options?: StreamClientOptions) => Transport;
  /** A client with a server of its own. */
  readonly aClient: (answer?: Answering) => Promise<{ client: StreamClient; server: CannedStream }>;
}

/** Call it once, at the top level of a test file. */
export function useClientFixture(): ClientFixture {
  const cleanups: (() => Promise<void>)[] = [];

  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });

  const aServer: ClientFixture['aServer'] = async (answer) => {
    const server = await startCannedStream(answer);
    cleanups.push(() => server.close());
    return server;
  };
  return {
    aServer,
    aTransport: (baseUrl, options = {}) => {
      const credentials = { apiKey: 'key&1', serverToken: SERVER_TOKEN };
      const transport = new Transport(credentials, resolveClientOptions({ retries: 0, ...options, baseUrl }));
      cleanups.push(() => transport.close());
      return transport;
    },
    aClient: async (answer) => {
      const server = await aServer(answer);
      const client = new StreamClient('key', 'secret', { baseUrl: server.url });
      cleanups.push(() => client.close());
      return { client, server };
    },
  };
}

/** What a promise rejects with; fails when it does not. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: unknown) => error,
  );
}
