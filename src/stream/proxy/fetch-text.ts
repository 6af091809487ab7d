import { fetch as fetchThrough, type RequestInit as RequestInitThrough } from 'undici';
import { chooseProxy, type ProxySetting } from './choose-proxy';
import { openProxyAgent } from './open-proxy-agent';

export interface FetchedText {
  readonly status: number;
  readonly ok: boolean;
  readonly text: string;
}

/** What of `fetch` is of use here. */
export interface FetchTextOptions extends Pick<RequestInit, 'method' | 'redirect' | 'signal'> {
  readonly headers?: Readonly<Record<string, string>> | Headers;
  readonly body?: string;
  /** Of the response, once it is decompressed. */
  readonly maxBytes: number;
  /** Default: as the environment says. */
  readonly proxy?: ProxySetting;
}

/** Each is one request: the connection is closed with it. */
const ONE_REQUEST = { connections: 1, keepAliveTimeout: 1000, clientTtl: 60_000, connectTimeout: 10_000 };

/**
 * Fetches text, by way of a proxy where the environment or `proxy` says so; `signal` ends it at any stage.
 *
 * @throws Error when there is no response, or one of too many bytes
 */
export async function fetchText(
  url: string,
  { maxBytes, proxy, ...init }: FetchTextOptions,
): Promise<FetchedText> {
  const server = chooseProxy(url, proxy);
  if (server === undefined) return read(await fetch(url, init), maxBytes);
  const { agent: dispatcher } = openProxyAgent(server, ONE_REQUEST);
  try {
    const response = await fetchThrough(url, { ...(init as RequestInitThrough), dispatcher });
    return await read(response, maxBytes);
  } finally {
    void dispatcher.destroy();
  }
}

async function read(response: Response, maxBytes: number): Promise<FetchedText> {
  const { status, ok } = response;
  return { status, ok, text: await boundedText(response, maxBytes) };
}

/**
 * The text of a response to `fetch`, which may come from anybody.
 *
 * @param maxBytes once it is decompressed
 * @throws Error when it has more, and gives the rest up
 */
export async function boundedText(response: Response, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    // Leaving the loop cancels the rest.
    if (bytes > maxBytes) throw new Error(`the response has more than ${maxBytes} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
