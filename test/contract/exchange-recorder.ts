import { createServer, request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import type { AddressInfo } from 'node:net';

/** One request with its answer. */
export interface Exchange {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
}

export interface ExchangeRecorder {
  readonly url: string;
  readonly exchanges: Exchange[];
  close(): Promise<void>;
}

/** A proxy on a free loopback port that passes everything on to `target` and keeps what passed. */
export async function startExchangeRecorder(target: string): Promise<ExchangeRecorder> {
  const exchanges: Exchange[] = [];
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const requestBytes = await buffer(incoming);
      const answer = await forward(target, incoming, requestBytes);
      const responseBytes = await buffer(answer);
      const url = new URL(incoming.url ?? '/', target);
      exchanges.push({
        method: incoming.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        requestBody: parse(requestBytes),
        status: answer.statusCode ?? 0,
        responseBody: parse(
          answer.headers['content-encoding'] === 'gzip' ? gunzipSync(responseBytes) : responseBytes,
        ),
      });
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      outgoing.end(responseBytes);
    })().catch((error: unknown) => outgoing.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    exchanges,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function forward(target: string, incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers: IncomingMessage['headers'] = {
      ...incoming.headers,
      'content-length': String(body.length),
    };
    delete headers['transfer-encoding'];
    const outgoing = request(new URL(incoming.url ?? '/', target), {
      method: incoming.method,
      headers,
      agent: false,
    });
    outgoing.on('response', resolve).on('error', reject);
    outgoing.end(body);
  });
}

function parse(bytes: Buffer): unknown {
  return bytes.length === 0 ? undefined : (JSON.parse(bytes.toString()) as unknown);
}
