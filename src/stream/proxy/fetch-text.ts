import { chooseProxy, type ProxySetting } from './choose-proxy';
import type * as FetchThrough from './fetch-through';

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
  return loadFetchThrough().fetchThrough(server, url, init, (response) => read(response, maxBytes));
}

/** With the first proxy: it needs all of undici. Written out, so that bundlers see it. */
const loadFetchThrough = (): typeof FetchThrough =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require('./fetch-through') as typeof FetchThrough;

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
