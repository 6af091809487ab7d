import { randomUUID } from 'node:crypto';
import { asError } from '../../errors/as-error';
import type { ClientStatus } from '../client-status';
import { SYSTEM_CLOCK, type ClientClock } from '../clock';
import { Downloader } from '../downloads/downloader';
import type { RequestObserver } from '../request-observer';
import { checkRequestOptions, type RequestOptions } from '../request-options';
import { StreamError, type RequestIdentity } from '../stream.errors';
import type { ResolvedClientOptions } from '../stream.options';
import type { UserChanges } from '../user-changes/user-changes';
import { requireUserIds } from '../user-changes/users-in-body';
import { cancelled } from './cancelled';
import { clientClosed } from './client-closed';
import type { StreamResponse } from './decoding/response-metadata';
import { RequestEncoder } from './encoding/request-encoder';
import type { Operation, OperationRequest } from './operation';
import { Pipeline } from './pipeline';

/** Who sends. */
export interface TransportCredentials {
  readonly apiKey: string;
  /** A signed token with full access. */
  readonly serverToken: string;
}

/** Carries every request of a client: checks and encodes it, and sends it through the pipeline. */
export class Transport {
  /** For files on other hosts: no part of Stream's API. */
  readonly files: Downloader;
  readonly clock: ClientClock;
  readonly #encoder: RequestEncoder;
  readonly #pipeline: Pipeline;
  #isClosed = false;
  #underWay = 0;
  #onIdle: (() => void) | undefined;

  constructor({ apiKey, serverToken }: TransportCredentials, options: ResolvedClientOptions) {
    this.clock = options.clock ?? SYSTEM_CLOCK;
    this.files = new Downloader(options);
    this.#encoder = new RequestEncoder(apiKey, options, this.clock);
    this.#pipeline = new Pipeline(serverToken, options, this.clock);
  }

  /** Tells of every user that a request wrote, or may have written. */
  get userChanges(): UserChanges {
    return this.#pipeline.writtenUsers.changes;
  }

  /**
   * Sends one request.
   *
   * @throws StreamApiError when Stream rejects it
   * @throws StreamTimeoutError when the response takes longer than `timeout`
   * @throws StreamConnectionError when there is no response
   * @throws StreamUnavailableError when the request was not sent, to spare Stream
   * @throws StreamCancelledError when `signal` is aborted
   * @throws StreamValidationError when an argument cannot be encoded, or an option makes no sense
   */
  send<T extends object, Path extends string = string>(
    operation: Operation<Path>,
    content: OperationRequest<Path>,
    options?: RequestOptions,
  ): Promise<StreamResponse<T>>;
  async send<T extends object>(
    operation: Operation,
    content: OperationRequest,
    options: RequestOptions = {},
  ): Promise<StreamResponse<T>> {
    const requestId = options.requestId ?? randomUUID();
    if (this.#isClosed) throw clientClosed({ operation: operation.name, requestId });
    checkRequestOptions(options);
    if (content.body) requireUserIds(content.body);
    const request = this.#encoder.encode(operation, content, options, requestId);
    if (request.signal?.aborted === true) throw cancelled(request, request.signal);
    this.#underWay++;
    try {
      // The operation says what Stream returns.
      return (await this.#pipeline.send(request)) as StreamResponse<T>;
    } catch (error) {
      const failure = asStreamError(error, request);
      // The frames of the pipeline are always the same, and more than V8 keeps. An error of a shared request is not this one's.
      if (identifies(failure, request)) Error.captureStackTrace(failure);
      throw failure;
    } finally {
      this.#underWay--;
      if (this.#underWay === 0) this.#onIdle?.();
    }
  }

  /** @returns ends the observation */
  observe(observer: RequestObserver): () => void {
    return this.#pipeline.observers.add(observer);
  }

  status(): ClientStatus {
    return this.#pipeline.status();
  }

  /** Takes no more requests, rejects those that still wait, lets those under way end, and closes the connections. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#pipeline.rejectWaiting();
    if (this.#underWay > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
    await this.#pipeline.close();
  }
}

function identifies(error: StreamError, { requestId }: RequestIdentity): boolean {
  return 'requestId' in error && error.requestId === requestId;
}

/** What is thrown by code of the host, such as an interceptor of axios, is the cause. */
function asStreamError(error: unknown, { operation, requestId }: RequestIdentity): StreamError {
  if (error instanceof StreamError) return error;
  const { message } = asError(error);
  return new StreamError(`${operation} failed: ${message} (request ${requestId})`, { cause: error });
}
