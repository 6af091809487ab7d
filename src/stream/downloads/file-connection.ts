import { Agent, type Dispatcher } from 'undici';
import { cancelled } from '../transport/cancelled';
import type { CancelSignal } from '../cancellation';
import { chooseProxy, type ProxySetting } from '../proxy/choose-proxy';
import { openProxyAgent } from '../proxy/open-proxy-agent';
import { StreamConnectionError, type RequestIdentity, type StreamError } from '../stream.errors';
import { connectionError } from '../transport/decoding/connection-error';
import { parseFileUrl } from './file-url';

export interface FileConnectionOptions {
  readonly identity: RequestIdentity;
  /** Milliseconds without a byte. */
  readonly timeout: number;
  readonly signal: CancelSignal | undefined;
  readonly proxy: ProxySetting;
  readonly isHttpAllowed: boolean;
}

export type FileResponse = Pick<Dispatcher.ResponseData, 'statusCode' | 'headers' | 'body'>;

const REDIRECTS_MAX = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * A connection to the host of a file, which is not Stream's: it gets the address of the file, and neither the key nor a token of
 * the client.
 */
export class FileConnection {
  readonly #dispatchers = new Map<string, Dispatcher>();

  constructor(
    private readonly url: URL,
    private readonly options: FileConnectionOptions,
  ) {}

  /** Requests the file, and follows redirects. */
  async get(headers: Readonly<Record<string, string>>): Promise<FileResponse> {
    let url = this.url;
    for (let redirects = 0; ; redirects++) {
      const response = await this.#request(url, headers);
      if (!REDIRECTS.has(response.statusCode)) return response;
      response.body.on('error', () => undefined).destroy();
      if (redirects === REDIRECTS_MAX) throw this.failure('too many redirects', 'ERR_TOO_MANY_REDIRECTS');
      url = this.#target(url, response.headers.location);
    }
  }

  /** The error of this download for whatever was thrown. */
  toError(error: unknown): StreamError {
    const { identity, signal, timeout } = this.options;
    if (signal?.aborted === true) return cancelled(identity, signal);
    return connectionError(error, { ...identity, timeout }, this.url.href);
  }

  failure(problem: string, code: string): StreamConnectionError {
    return new StreamConnectionError(problem, { ...this.options.identity, code });
  }

  close(): void {
    for (const dispatcher of this.#dispatchers.values()) void dispatcher.destroy();
    this.#dispatchers.clear();
  }

  async #request(url: URL, headers: Readonly<Record<string, string>>): Promise<FileResponse> {
    const { signal, timeout } = this.options;
    if (signal?.aborted === true) throw cancelled(this.options.identity, signal);
    try {
      return await this.#dispatcherOf(url).request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: 'GET',
        headers: { ...headers, 'accept-encoding': 'identity' },
        headersTimeout: timeout,
        bodyTimeout: timeout,
        // undici only listens to it.
        ...(signal && { signal: signal }),
      });
    } catch (error) {
      throw this.toError(error);
    }
  }

  #target(from: URL, location: unknown): URL {
    const isRelative = typeof location === 'string' && URL.canParse(location, from.href);
    if (!isRelative) throw this.failure('a redirect to nowhere', 'ERR_INVALID_REDIRECT');
    return parseFileUrl(new URL(location, from.href).href, this.options.isHttpAllowed);
  }

  #dispatcherOf({ origin }: URL): Dispatcher {
    const known = this.#dispatchers.get(origin);
    if (known) return known;
    const { proxy, timeout } = this.options;
    const server = chooseProxy(origin, proxy);
    const dispatcher = server
      ? openProxyAgent(server, { ...ONE_REQUEST, connectTimeout: timeout }).agent
      : new Agent({ connections: 1, connectTimeout: timeout });
    this.#dispatchers.set(origin, dispatcher);
    return dispatcher;
  }
}

const ONE_REQUEST = { connections: 1, keepAliveTimeout: 1000, clientTtl: 24 * 3_600_000 };
