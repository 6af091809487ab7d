import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { isError } from '../../../errors/is-error';
import type { CancelSignal } from '../../cancellation';
import { UnsentFailure } from '../../unsent-failure';
import { decodeText } from '../decoding/content-coding';
import { bytesExceeded } from '../decoding/response-excess';

type Controller = Dispatcher.DispatchController;

/** What undici received, its content coding undone. */
export interface RawResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** What undici is asked to send. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  /** Names and values in turn, the form that undici need not convert. */
  readonly headers: string[];
  readonly body: string | undefined;
}

/** When an exchange is given up. */
export interface ExchangeLimits {
  /** Milliseconds; 0: any time. */
  readonly timeout: number;
  readonly signal: Partial<CancelSignal> | undefined;
  /** Of the body of the response, before and after its content coding is undone. */
  readonly maxBytes: number;
}

/** One request through undici, with one time limit for the whole and one outcome. It follows no redirects. */
export abstract class UndiciExchange implements Dispatcher.DispatchHandler {
  readonly #signal: Partial<CancelSignal> | undefined;
  readonly #maxBytes: number;
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #chunks: Buffer[] = [];
  #controller: Controller | undefined;
  #status = 0;
  #statusText = '';
  #headers: IncomingHttpHeaders = {};
  #length = 0;
  #isOver = false;

  constructor({ timeout, signal, maxBytes }: ExchangeLimits) {
    this.#maxBytes = maxBytes;
    this.#signal = signal;
    if (timeout > 0) this.#timer = setTimeout(this.#onTimeout, timeout);
    signal?.addEventListener?.('abort', this.#onAbort);
  }

  protected abstract responded(response: RawResponse): void;
  protected abstract failed(error: unknown): void;
  protected abstract timedOut(): void;
  protected abstract cancelled(): void;

  dispatch(dispatcher: Dispatcher, origin: string, request: RawRequest): void {
    if (this.#signal?.aborted === true) {
      this.#onAbort();
      return;
    }
    const { method, path, headers, body } = request;
    try {
      dispatcher.dispatch({ origin, path, method, headers, body, ...NO_TIME_LIMITS }, this);
    } catch (error) {
      this.#fail(error);
    }
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller;
    // The time may be over before a connection was free: then nothing is sent.
    if (this.#isOver) controller.abort(new Error('the request was given up'));
  }

  onResponseStart(_: Controller, status: number, headers: IncomingHttpHeaders, statusText?: string): void {
    if (status < 200) return;
    this.#status = status;
    this.#statusText = statusText ?? '';
    this.#headers = headers;
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    if (this.#isOver) return;
    this.#length += chunk.length;
    if (this.#length <= this.#maxBytes) {
      this.#chunks.push(chunk);
      return;
    }
    this.#chunks.length = 0;
    const error = bytesExceeded(this.#maxBytes);
    this.#fail(error);
    controller.abort(error);
  }

  onResponseEnd(): void {
    if (!this.#end()) return;
    try {
      this.responded(this.#read());
    } catch (error) {
      this.failed(error);
    }
  }

  onResponseError(_: Controller, error: Error): void {
    this.#fail(error);
  }

  /** @throws UnusableResponse */
  #read(): RawResponse {
    const [first = EMPTY] = this.#chunks;
    const body = this.#chunks.length > 1 ? Buffer.concat(this.#chunks) : first;
    const headers = this.#headers;
    const text = decodeText(body, headers['content-encoding'], this.#maxBytes);
    if (headers['content-encoding'] !== undefined) delete headers['content-encoding'];
    return { status: this.#status, statusText: this.#statusText, headers, text };
  }

  #fail(error: unknown): void {
    if (!this.#end()) return;
    // undici tells that a request begins before it writes to the socket.
    this.failed(this.#controller === undefined && isError(error) ? UnsentFailure.of(error) : error);
  }

  readonly #onTimeout = (): void => {
    if (!this.#end()) return;
    this.timedOut();
    this.#controller?.abort(new Error('the request took too long'));
  };

  readonly #onAbort = (): void => {
    if (!this.#end()) return;
    this.cancelled();
    this.#controller?.abort(new Error('the request was given up'));
  };

  /** Whether this was the first outcome; frees what the request held. */
  #end(): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener?.('abort', this.#onAbort);
    return true;
  }
}

const EMPTY = Buffer.alloc(0);

/** The exchange has one timer for the whole. */
const NO_TIME_LIMITS = { headersTimeout: 0, bodyTimeout: 0 } as const;
