import type { IncomingHttpHeaders } from 'node:http';
import { Dispatcher } from 'undici';
import { decodeText } from '../../stream/transport/decoding/content-coding';
import { parsedText, type RecordedRequest, type RecordedResponse } from './recorded-exchange';

/** Bytes of a response that a cassette keeps. */
const MAX_BYTES = 64 * 1024 * 1024;
/** What the client reads of the headers, besides the rate limits. */
const KEPT_HEADER = /^(content-type|date|retry-after|x-ratelimit-.*)$/;

/** Responds from a cassette. */
export class ReplayingDispatcher extends Dispatcher {
  readonly #respond: (request: RecordedRequest) => RecordedResponse;

  /** @param respond throws if it has no response */
  constructor(respond: (request: RecordedRequest) => RecordedResponse) {
    super();
    this.#respond = respond;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const controller = new ReplayController();
    // Like a network, never before `dispatch` has returned.
    queueMicrotask(() => {
      handler.onRequestStart?.(controller, {});
      if (controller.aborted) return;
      try {
        const { status, headers, body } = this.#respond(readRequest(options));
        handler.onResponseStart?.(controller, status, { ...headers });
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        handler.onResponseData?.(controller, Buffer.from(text));
        handler.onResponseEnd?.(controller, {});
      } catch (error) {
        handler.onResponseError?.(controller, error as Error);
      }
    });
    return true;
  }
}

/** Sends requests, and tells what came of them. */
export class RecordingDispatcher extends Dispatcher {
  readonly #inner: Dispatcher;
  readonly #record: (request: RecordedRequest, response: RecordedResponse) => void;

  constructor(inner: Dispatcher, record: (request: RecordedRequest, response: RecordedResponse) => void) {
    super();
    this.#inner = inner;
    this.#record = record;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const request = readRequest(options);
    const chunks: Buffer[] = [];
    let status = 0;
    let headers: IncomingHttpHeaders = {};
    return this.#inner.dispatch(options, {
      onRequestStart: (controller, context: unknown) => handler.onRequestStart?.(controller, context),
      onResponseStart: (controller, code, received, text) => {
        status = code;
        headers = { ...received };
        handler.onResponseStart?.(controller, code, received, text);
      },
      onResponseData: (controller, chunk) => {
        chunks.push(Buffer.from(chunk));
        handler.onResponseData?.(controller, chunk);
      },
      onResponseEnd: (controller, trailers) => {
        const text = decodeText(Buffer.concat(chunks), headers['content-encoding'], MAX_BYTES);
        this.#record(request, { status, headers: keptOf(headers), body: parsedText(text) });
        handler.onResponseEnd?.(controller, trailers);
      },
      onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
    });
  }
}

class ReplayController implements Dispatcher.DispatchController {
  reason: Error | null = null;
  readonly paused = false;

  get aborted(): boolean {
    return this.reason !== null;
  }

  abort(reason: Error): void {
    this.reason = reason;
  }

  pause(): void {
    // A replayed response comes whole.
  }

  resume(): void {
    // It never paused.
  }
}

function readRequest({ method, path, body }: Dispatcher.DispatchOptions): RecordedRequest {
  const { pathname, searchParams } = new URL(path, 'http://stream');
  searchParams.delete('api_key');
  const query = Object.fromEntries([...searchParams].map(([name, value]) => [name, value]));
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body.toString() : undefined;
  return { method, path: pathname, query, ...(text !== undefined && { body: parsedText(text) }) };
}

function keptOf(headers: IncomingHttpHeaders): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => KEPT_HEADER.test(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}
