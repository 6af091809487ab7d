import axios, {
  type AxiosAdapter,
  type AxiosInstance,
  type AxiosRequestConfig,
  type AxiosResponse,
} from 'axios';
import { StreamConfigurationError, StreamConnectionError } from '../../../stream.errors';
import type { ResolvedClientOptions } from '../../../stream.options';
import { cancelled } from '../../cancelled';
import { connectionError } from '../../decoding/connection-error';
import { parseBody } from '../../decoding/parse-body';
import { bytesExceeded, UnusableResponse } from '../../decoding/response-excess';
import type { OutgoingRequest } from '../../outgoing-request';
import {
  isSuccess,
  type Connection,
  type Destination,
  type ReceivedResponse,
  type SocketCounts,
} from '../connection';
import { openDispatcher } from '../undici-dispatcher';
import { openAgents } from './http-agents';
import { httpAdapter } from './http.adapter';
import { signingAdapter } from './signing.adapter';
import { undiciAdapter } from './undici.adapter';

/** What axios sends through: an adapter that signs, and the sockets below it. */
interface OpenAdapter extends Pick<Connection, 'sockets' | 'close'> {
  readonly adapter: AxiosAdapter;
}

/** For hosts that have interceptors or an instance of their own, and for mocks that see axios or node's `http` only. */
export function openAxiosConnection(options: ResolvedClientOptions, destination: Destination): Connection {
  const instance = options.axios ?? bareAxios();
  options.configureAxios?.(instance);
  return new AxiosConnection(
    instance,
    openAdapter(options, destination),
    destination,
    options.maxResponseBytes,
  );
}

/**
 * Makes an axios instance without axios' defaults: each request brings all it needs, and merging the defaults into it
 * would cost about as much as sending it.
 */
function bareAxios(): AxiosInstance {
  const instance = axios.create();
  for (const name of Object.keys(instance.defaults)) Reflect.deleteProperty(instance.defaults, name);
  return instance;
}

function openAdapter(options: ResolvedClientOptions, destination: Destination): OpenAdapter {
  if (options.transport === 'http') {
    const { sockets, close, ...agents } = openAgents(options, destination.origin);
    return { sockets, close, adapter: signingAdapter(httpAdapter(agents), destination) };
  }
  const { dispatcher, ...sockets } = openDispatcher(options, destination.origin);
  return { ...sockets, adapter: undiciAdapter(dispatcher, destination) };
}

class AxiosConnection implements Connection {
  readonly #axios: AxiosInstance;
  readonly #open: OpenAdapter;
  readonly #destination: Destination;
  readonly #maxBytes: number;

  constructor(instance: AxiosInstance, open: OpenAdapter, destination: Destination, maxBytes: number) {
    this.#axios = instance;
    this.#open = open;
    this.#destination = destination;
    this.#maxBytes = maxBytes;
  }

  async send(request: OutgoingRequest): Promise<ReceivedResponse> {
    try {
      return received(await this.#axios.request<unknown>(this.#configure(request)));
    } catch (error) {
      if (axios.isAxiosError<unknown>(error) && error.response) return received(error.response);
      throw this.#toStreamError(error, request);
    }
  }

  sockets(): SocketCounts | undefined {
    return this.#open.sockets();
  }

  close(): Promise<void> {
    return this.#open.close();
  }

  #configure(request: OutgoingRequest): AxiosRequestConfig {
    const { declaration, target, body, requestId, acceptEncoding, timeout, signal } = request;
    const config: AxiosRequestConfig = {
      url: `${this.#destination.origin}${target}`,
      method: declaration.method,
      headers: {
        'Content-Type': 'application/json',
        'Accept-Encoding': acceptEncoding,
        'x-client-request-id': requestId,
      },
      timeout,
      // For adapters of axios' own and of the host.
      maxContentLength: this.#maxBytes,
      adapter: this.#adapter(),
      transformRequest: [],
      transformResponse: PARSE,
      validateStatus: isSuccess,
    };
    if (body !== undefined) config.data = body;
    if (signal) config.signal = signal;
    return config;
  }

  /** An adapter that the host set on its instance, such as that of a mock, must not be bypassed. */
  #adapter(): AxiosAdapter {
    const { adapter } = this.#axios.defaults;
    if (adapter === undefined || Array.isArray(adapter)) return this.#open.adapter;
    return signingAdapter(axios.getAdapter(adapter), this.#destination);
  }

  /** What interceptors of the host throw of their own is handed on; the transport makes a `StreamError` of it. */
  #toStreamError(error: unknown, request: OutgoingRequest): unknown {
    if (axios.isCancel(error)) {
      if (request.signal?.aborted === true) return cancelled(request, request.signal);
      return new StreamConnectionError('it was cancelled', request);
    }
    if (!axios.isAxiosError(error) && !(error instanceof UnusableResponse)) return error;
    const known = isOverLimit(error) ? bytesExceeded(this.#maxBytes) : error;
    return connectionError(known, request, this.#destination.secret);
  }
}

/** axios has no code of its own for it. */
function isOverLimit({ message }: Error): boolean {
  return /^maxContentLength size of .* exceeded$/.test(message);
}

const PARSE: AxiosRequestConfig['transformResponse'] = [
  (data: unknown): unknown => (typeof data === 'string' ? parseBody(data) : data),
];

function received(response: Partial<AxiosResponse<unknown>> | undefined): ReceivedResponse {
  if (typeof response?.status !== 'number') {
    throw new StreamConfigurationError(
      'A response interceptor of the axios instance returned something else than the response: return it as it came.',
    );
  }
  const { status, headers = {}, data } = response;
  return { status, headers, body: data };
}
