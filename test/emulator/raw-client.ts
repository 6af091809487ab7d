import { request, type IncomingHttpHeaders } from 'node:http';
import { sign } from 'jsonwebtoken';
import type { EmulatedApp } from '../support/emulator-http';

/** What a client saw of one exchange, down to how it ended. */
export interface RawAnswer {
  /** Absent if there was no answer. */
  readonly status?: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Node's code of what went wrong, e.g. `ECONNRESET`. */
  readonly error?: string;
}

export interface RawRequest {
  readonly method?: string;
  /** Below the host, with a query if there is one. */
  readonly path?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Claims of the token. Default: those of a server. */
  readonly claims?: object;
  /** Gives up. */
  readonly signal?: AbortSignal;
}

/** Sends one request on a connection of its own and tells what came of it, good or bad. Never rejects. */
export function exchange(
  { url, apiKey, apiSecret }: EmulatedApp,
  {
    method = 'GET',
    path = '/api/v2/app',
    body,
    headers = {},
    claims = { server: true },
    signal,
  }: RawRequest = {},
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const outgoing = request(`${url}${path}${path.includes('?') ? '&' : '?'}api_key=${apiKey}`, {
      method,
      agent: false,
      signal,
      headers: {
        authorization: sign(claims, apiSecret, { noTimestamp: true }),
        'stream-auth-type': 'jwt',
        'content-type': 'application/json',
        ...headers,
      },
    });
    outgoing.once('error', (error: NodeJS.ErrnoException) => {
      resolve({ headers: {}, body: '', error: error.code });
    });
    outgoing.once('response', (incoming) => {
      const { statusCode: status, headers: received } = incoming;
      let text = '';
      incoming.on('data', (chunk: Buffer) => (text += chunk.toString()));
      incoming.once('end', () => {
        resolve({ status, headers: received, body: text });
      });
      incoming.once('error', (error: NodeJS.ErrnoException) => {
        resolve({ status, headers: received, body: text, error: error.code });
      });
    });
    outgoing.end(body && JSON.stringify(body));
  });
}

/** A request that creates users. */
export function upsert(...ids: readonly string[]): RawRequest {
  const users = Object.fromEntries(ids.map((id) => [id, { id }]));
  return { method: 'POST', path: '/api/v2/users', body: { users } };
}
