import {
  AxiosError,
  CanceledError,
  type AxiosResponse,
  type GenericAbortSignal,
  type InternalAxiosRequestConfig,
} from 'axios';
import type { IncomingHttpHeaders } from 'node:http';
import { isNativeError } from 'node:util/types';
import type { Dispatcher } from 'undici';
import { ReceivedHeaders } from './received-headers';

type Controller = Dispatcher.DispatchController;

/** Gathers one response from undici and settles the promise of an axios adapter with it, once. */
export class UndiciResponseHandler implements Dispatcher.DispatchHandler {
  readonly #config: InternalAxiosRequestConfig;
  readonly #resolve: (response: AxiosResponse) => void;
  readonly #reject: (error: unknown) => void;
  readonly #signal: GenericAbortSignal | undefined;
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #chunks: Buffer[] = [];
  #controller: Controller | undefined;
  #status = 0;
  #statusText = '';
  #headers: IncomingHttpHeaders = {};
  #settled = false;

  constructor(
    config: InternalAxiosRequestConfig,
    resolve: (response: AxiosResponse) => void,
    reject: (error: unknown) => void,
  ) {
    this.#config = config;
    this.#resolve = resolve;
    this.#reject = reject;
    if (config.timeout) this.#timer = setTimeout(this.#onTimeout, config.timeout);
    this.#signal = config.signal;
    this.#signal?.addEventListener?.('abort', this.#onAbort);
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller;
    // The time may be over before a connection was free: then nothing is sent.
    if (this.#settled) controller.abort(new Error('the request was given up'));
  }

  onResponseStart(_: Controller, status: number, headers: IncomingHttpHeaders, statusText?: string): void {
    if (status < 200) return;
    this.#status = status;
    this.#statusText = statusText ?? '';
    this.#headers = headers;
  }

  onResponseData(_: Controller, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (!this.#settle()) return;
    const [first] = this.#chunks;
    const body = this.#chunks.length > 1 ? Buffer.concat(this.#chunks) : first;
    const response: AxiosResponse = {
      data: body === undefined ? '' : body.toString('utf8'),
      status: this.#status,
      statusText: this.#statusText,
      headers: ReceivedHeaders.of(this.#headers),
      config: this.#config,
    };
    if (this.#isValid(response.status)) this.#resolve(response);
    else this.#reject(statusError(response));
  }

  onResponseError(_: Controller, error: Error): void {
    this.fail(error);
  }

  fail(error: unknown): void {
    if (!this.#settle()) return;
    if (error instanceof AxiosError || !isNativeError(error)) this.#reject(error);
    else this.#reject(AxiosError.from(error, undefined, this.#config));
  }

  readonly #onTimeout = (): void => {
    const message = `timeout of ${this.#config.timeout ?? 0}ms exceeded`;
    this.#giveUp(new AxiosError(message, AxiosError.ETIMEDOUT, this.#config));
  };

  readonly #onAbort = (): void => {
    this.#giveUp(new CanceledError('canceled', this.#config));
  };

  #giveUp(error: Error): void {
    if (!this.#settle()) return;
    this.#reject(error);
    this.#controller?.abort(error);
  }

  /** Whether this was the first outcome; frees what the request held. */
  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener?.('abort', this.#onAbort);
    return true;
  }

  #isValid(status: number): boolean {
    const { validateStatus } = this.#config;
    return !validateStatus || validateStatus(status);
  }
}

function statusError(response: AxiosResponse): AxiosError {
  return new AxiosError(
    `Request failed with status code ${response.status}`,
    response.status < 500 ? AxiosError.ERR_BAD_REQUEST : AxiosError.ERR_BAD_RESPONSE,
    response.config,
    undefined,
    response,
  );
}
