import axios, {
  type AxiosAdapter,
  type AxiosInstance,
  type AxiosRequestConfig,
  type AxiosResponse,
} from 'axios';
import { StreamConfigurationError, type FailedRequest, type StreamApiError } from '../../stream.errors';
import type { ResolvedClientOptions } from '../../stream.options';
import { bareAxios } from '../connection/axios-instance';
import { openConnection, type Connection, type SocketCounts } from '../connection/connection';
import { signingAdapter, type Signature } from '../connection/signing.adapter';
import { apiError, unreadableAnswer } from '../decoding/api-error';
import { connectionError } from '../decoding/connection-error';
import { decodeDates } from '../decoding/decode-dates';
import { cancelled } from '../cancelled';
import {
  readMetadata,
  readRetryAfter,
  withMetadata,
  type StreamResponse,
} from '../decoding/response-metadata';
import { encodeJson } from '../encoding/encode-json';
import { encodeQuery } from '../encoding/encode-query';
import type { Operation } from '../operation';
import { VERSION } from '../version';

/** Who sends. */
export interface TransportCredentials {
  readonly apiKey: string;
  /** A signed token with full access. */
  readonly serverToken: string;
}

/** A request in the form in which it is sent, as often as necessary. */
export interface EncodedRequest {
  readonly operation: Operation;
  readonly requestId: string;
  readonly url: string;
  readonly data: string | undefined;
}

/** What errors call a request. */
export function namesOf({ operation, requestId }: EncodedRequest): FailedRequest {
  return { operation: operation.name, requestId };
}

/** What differs from one attempt to the next. */
export interface AttemptOptions {
  /** 1 for the first. */
  readonly attempt: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
}

/** Sends a request once: encode, sign, send, decode. */
export class Sender {
  readonly #axios: AxiosInstance;
  readonly #connection: Connection;
  readonly #serverToken: string;
  readonly #urlPrefix: string;
  readonly #urlSuffix: string;
  readonly #signature: Signature;

  constructor({ apiKey, serverToken }: TransportCredentials, options: ResolvedClientOptions) {
    this.#signature = {
      origin: new URL(options.baseUrl).origin,
      headers: signedHeaders(serverToken, options),
    };
    this.#connection = openConnection(options, this.#signature);
    this.#axios = options.axios ?? bareAxios();
    options.configureAxios?.(this.#axios);
    this.#serverToken = serverToken;
    this.#urlPrefix = `${options.baseUrl}/api/v2`;
    this.#urlSuffix = `?api_key=${encodeURIComponent(apiKey)}`;
  }

  /** @throws StreamValidationError when an argument cannot be encoded */
  encode(operation: Operation, requestId: string): EncodedRequest {
    const query = operation.query ? encodeQuery(operation.query) : '';
    return {
      operation,
      requestId,
      url: `${this.#urlPrefix}${operation.path}${this.#urlSuffix}${query === '' ? '' : `&${query}`}`,
      data: operation.body && encodeJson(operation.body, 'request'),
    };
  }

  /**
   * @throws StreamApiError when Stream refuses
   * @throws StreamTimeoutError when the answer takes longer than `timeout`
   * @throws StreamConnectionError when there is no answer
   * @throws StreamCancelledError when `signal` is aborted
   */
  async send<T extends object>(request: EncodedRequest, options: AttemptOptions): Promise<StreamResponse<T>> {
    try {
      const response = await this.#axios.request<unknown>(this.#configure(request, options));
      return decode<T>(request, options.attempt, response);
    } catch (error) {
      throw this.#toStreamError(request, options, error);
    }
  }

  /** Absent where the sockets are not its own. */
  sockets(): SocketCounts | undefined {
    return this.#connection.sockets();
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  #configure(
    { operation, requestId, url, data }: EncodedRequest,
    options: AttemptOptions,
  ): AxiosRequestConfig {
    const config: AxiosRequestConfig = {
      url,
      method: operation.method,
      headers: { 'Content-Type': 'application/json', 'x-client-request-id': requestId },
      timeout: options.timeout,
      adapter: this.#adapter(),
      transformRequest: [],
      transformResponse: PARSE,
      validateStatus: isSuccess,
    };
    if (data !== undefined) config.data = data;
    if (options.signal) config.signal = options.signal;
    return config;
  }

  /** An adapter that the host set on its instance, such as that of a mock, must not be bypassed. */
  #adapter(): AxiosAdapter {
    const { adapter } = this.#axios.defaults;
    if (adapter === undefined || Array.isArray(adapter)) return this.#connection.adapter;
    return signingAdapter(axios.getAdapter(adapter), this.#signature);
  }

  #toStreamError(
    encoded: EncodedRequest,
    { attempt, timeout, signal }: AttemptOptions,
    error: unknown,
  ): unknown {
    if (!axios.isAxiosError(error) && !axios.isCancel(error)) return error;
    const response = axios.isAxiosError<unknown>(error) ? error.response : undefined;
    const request = namesOf(encoded);
    if (response) return refusalOf(request, attempt, response);
    if (axios.isCancel(error) && signal?.aborted === true) {
      return cancelled(request, signal);
    }
    return connectionError(error as Error, { ...request, timeout }, this.#serverToken);
  }
}

function signedHeaders(
  serverToken: string,
  { userAgentSuffix }: ResolvedClientOptions,
): Record<string, string> {
  return {
    Authorization: serverToken,
    'Stream-Auth-Type': 'jwt',
    'X-Stream-Client': `nestjs-getstream-${VERSION}`,
    'User-Agent': `nestjs-getstream/${VERSION}${userAgentSuffix === undefined ? '' : ` ${userAgentSuffix}`}`,
  };
}

/** Text that is not JSON stays text. */
const PARSE: AxiosRequestConfig['transformResponse'] = [
  (data: unknown): unknown => {
    if (typeof data !== 'string') return data;
    try {
      return JSON.parse(data) as unknown;
    } catch {
      return data;
    }
  },
];

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function decode<T extends object>(
  request: EncodedRequest,
  attempts: number,
  response: AxiosResponse<unknown>,
): StreamResponse<T> {
  const { data, status } = requireResponse(response);
  if (!isSuccess(status)) throw refusalOf(namesOf(request), attempts, response);
  const metadata = readMetadata({ requestId: request.requestId, attempts }, response);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw unreadableAnswer(namesOf(request), metadata);
  }
  decodeDates(data as Record<string, unknown>);
  return withMetadata(data as T, metadata);
}

function refusalOf(
  { operation, requestId }: FailedRequest,
  attempts: number,
  response: AxiosResponse<unknown>,
): StreamApiError {
  const retryAfter = readRetryAfter(response.headers['retry-after'], Date.now());
  return apiError(operation, readMetadata({ requestId, attempts }, response), response.data, retryAfter);
}

function requireResponse(response: Partial<AxiosResponse<unknown>> | undefined): {
  data: unknown;
  status: number;
} {
  if (typeof response?.status === 'number') return { data: response.data, status: response.status };
  throw new StreamConfigurationError(
    'A response interceptor of the axios instance returned something else than the response: return it as it came.',
  );
}
