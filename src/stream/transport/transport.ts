import axios, {
  type AxiosAdapter,
  type AxiosInstance,
  type AxiosRequestConfig,
  type AxiosResponse,
} from 'axios';
import { randomUUID } from 'node:crypto';
import { StreamConfigurationError, StreamConnectionError } from '../stream.errors';
import type { ResolvedClientOptions } from '../stream.options';
import { apiError, unreadableAnswer } from './decoding/api-error';
import { bareAxios } from './connection/axios-instance';
import { openConnection, type Connection } from './connection/connection';
import { connectionError } from './decoding/connection-error';
import { decodeDates } from './decoding/decode-dates';
import { encodeJson } from './encoding/encode-json';
import { encodeQuery } from './encoding/encode-query';
import type { Operation } from './operation';
import {
  readRateLimit,
  withMetadata,
  type ResponseMetadata,
  type StreamResponse,
} from './decoding/response-metadata';
import { signingAdapter, type Signature } from './connection/signing.adapter';
import { VERSION } from './version';

/** Who sends. */
export interface TransportCredentials {
  readonly apiKey: string;
  /** A signed token with full access. */
  readonly serverToken: string;
}

/** Carries every request of a client: encode, sign, send, decode. */
export class Transport {
  readonly #axios: AxiosInstance;
  readonly #connection: Connection;
  readonly #serverToken: string;
  readonly #timeout: number;
  readonly #urlPrefix: string;
  readonly #urlSuffix: string;
  readonly #signature: Signature;
  #isClosed = false;
  #inFlight = 0;
  #onIdle: (() => void) | undefined;

  constructor({ apiKey, serverToken }: TransportCredentials, options: ResolvedClientOptions) {
    this.#signature = {
      origin: new URL(options.baseUrl).origin,
      headers: signedHeaders(serverToken, options),
    };
    this.#connection = openConnection(options, this.#signature);
    this.#axios = options.axios ?? bareAxios();
    options.configureAxios?.(this.#axios);
    this.#serverToken = serverToken;
    this.#timeout = options.timeout;
    this.#urlPrefix = `${options.baseUrl}/api/v2`;
    this.#urlSuffix = `?api_key=${encodeURIComponent(apiKey)}`;
  }

  /**
   * Sends one request.
   *
   * @throws StreamApiError when Stream refuses
   * @throws StreamTimeoutError when the answer takes longer than `timeout`
   * @throws StreamConnectionError when there is no answer
   * @throws StreamValidationError when an argument cannot be encoded
   */
  async request<T extends object>(operation: Operation): Promise<StreamResponse<T>> {
    const requestId = randomUUID();
    if (this.#isClosed) {
      throw new StreamConnectionError('the client was closed', { operation: operation.name, requestId });
    }
    const config = this.#encode(operation, requestId);
    this.#inFlight++;
    try {
      return decode<T>(operation, requestId, await this.#axios.request<unknown>(config));
    } catch (error) {
      throw this.#toStreamError(operation, requestId, error);
    } finally {
      this.#inFlight--;
      if (this.#inFlight === 0) this.#onIdle?.();
    }
  }

  /** Takes no more requests, waits for those under way and closes the connections. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#inFlight > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
    await this.#connection.close();
  }

  #encode(operation: Operation, requestId: string): AxiosRequestConfig {
    const query = operation.query ? encodeQuery(operation.query) : '';
    const config: AxiosRequestConfig = {
      url: `${this.#urlPrefix}${operation.path}${this.#urlSuffix}${query === '' ? '' : `&${query}`}`,
      method: operation.method,
      headers: { 'Content-Type': 'application/json', 'x-client-request-id': requestId },
      timeout: this.#timeout,
      adapter: this.#adapter(),
      transformRequest: [],
      transformResponse: PARSE,
      validateStatus: isSuccess,
    };
    if (operation.body) config.data = encodeJson(operation.body, 'request');
    return config;
  }

  /** An adapter that the host set on its instance, such as that of a mock, must not be bypassed. */
  #adapter(): AxiosAdapter {
    const { adapter } = this.#axios.defaults;
    if (adapter === undefined || Array.isArray(adapter)) return this.#connection.adapter;
    return signingAdapter(axios.getAdapter(adapter), this.#signature);
  }

  #toStreamError(operation: Operation, requestId: string, error: unknown): unknown {
    if (!axios.isAxiosError(error) && !axios.isCancel(error)) return error;
    const response = axios.isAxiosError<unknown>(error) ? error.response : undefined;
    if (response) return apiError(operation.name, readMetadata(requestId, response), response.data);
    const request = { operation: operation.name, requestId, timeout: this.#timeout };
    return connectionError(error as Error, request, this.#serverToken);
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
  operation: Operation,
  requestId: string,
  response: AxiosResponse<unknown>,
): StreamResponse<T> {
  const { data, status } = requireResponse(response);
  const metadata = readMetadata(requestId, response);
  if (!isSuccess(status)) throw apiError(operation.name, metadata, data);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw unreadableAnswer({ operation: operation.name, requestId }, metadata);
  }
  decodeDates(data as Record<string, unknown>);
  return withMetadata(data as T, metadata);
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

function readMetadata(requestId: string, { status, headers }: AxiosResponse<unknown>): ResponseMetadata {
  return { status, requestId, rateLimit: readRateLimit((name) => headers[name] as unknown) };
}
