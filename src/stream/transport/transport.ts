import { randomUUID } from 'node:crypto';
import type { CancelSignal } from '../cancellation';
import type { ClientStatus } from '../client-status';
import { SYSTEM_CLOCK, type ClientClock } from '../clock';
import type { RequestObserver } from '../request-observer';
import { checkRequestOptions, type RequestOptions } from '../request-options';
import type { ResolvedClientOptions } from '../stream.options';
import { AttemptRunner, type Journey } from './attempt/attempt-runner';
import { clientClosed } from './client-closed';
import type { StreamResponse } from './decoding/response-metadata';
import type { Operation } from './operation';
import { repeatOf, traitsOf, type Repeat } from './operations';
import { orAlreadyGone } from './repeating/already-gone';
import { repeat } from './repeating/repeat';
import { cancelled } from './cancelled';
import { Sender, type EncodedRequest, type TransportCredentials } from './attempt/sender';
import { ResponseCache } from './sharing/response-cache';
import { SharedReads } from './sharing/shared-reads';

/**
 * Carries every request of a client. A read may be answered from the cache, or share the request of another one; then come
 * attempts until one succeeds.
 */
export class Transport {
  readonly #options: ResolvedClientOptions;
  readonly #clock: ClientClock;
  readonly #sender: Sender;
  readonly #runner: AttemptRunner;
  readonly #sharedReads: SharedReads | undefined;
  readonly #cache: ResponseCache | undefined;
  #isClosed = false;
  #underWay = 0;
  #onIdle: (() => void) | undefined;

  constructor(credentials: TransportCredentials, options: ResolvedClientOptions) {
    this.#options = options;
    this.#clock = options.clock ?? SYSTEM_CLOCK;
    this.#sender = new Sender(credentials, options);
    this.#runner = new AttemptRunner(this.#sender, options, this.#clock);
    this.#sharedReads = options.shareReads ? new SharedReads() : undefined;
    this.#cache = options.cacheTtl > 0 ? new ResponseCache(options.cacheTtl, this.#clock) : undefined;
  }

  /**
   * Sends one request.
   *
   * @throws StreamApiError when Stream refuses
   * @throws StreamTimeoutError when the answer takes longer than `timeout`
   * @throws StreamConnectionError when there is no answer
   * @throws StreamUnavailableError when the request was not sent, to spare Stream
   * @throws StreamCancelledError when `signal` is aborted
   * @throws StreamValidationError when an argument cannot be encoded, or an option makes no sense
   */
  async request<T extends object>(
    operation: Operation,
    options: RequestOptions = {},
  ): Promise<StreamResponse<T>> {
    const requestId = options.requestId ?? randomUUID();
    if (this.#isClosed) throw clientClosed({ operation: operation.name, requestId });
    checkRequestOptions(options);
    const request = this.#sender.encode(operation, requestId);
    if (options.signal?.aborted === true) throw cancelled(request.names, options.signal);
    const kind = repeatOf(operation);
    this.#underWay++;
    try {
      return await (kind === 'read'
        ? this.#read<T>(request, options)
        : this.#write<T>(request, kind, options));
    } finally {
      this.#underWay--;
      if (this.#underWay === 0) this.#onIdle?.();
    }
  }

  /** @returns ends the observation */
  observe(observer: RequestObserver): () => void {
    return this.#runner.observers.add(observer);
  }

  status(): ClientStatus {
    return this.#runner.status();
  }

  /** Takes no more requests, refuses those that still wait, lets those under way end, and closes the connections. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#runner.close();
    if (this.#underWay > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
    await this.#sender.close();
  }

  #read<T extends object>(request: EncodedRequest, options: RequestOptions): Promise<StreamResponse<T>> {
    const { operation, path, body = '' } = request;
    const { signal } = options;
    const key = `${operation.method} ${path} ${body}`;
    const read = (until: CancelSignal | undefined): Promise<StreamResponse<T>> =>
      this.#repeat<T>(request, 'read', options, until);
    const shared = isPlain(options) ? this.#sharedReads : undefined;
    const load = (): Promise<StreamResponse<T>> =>
      shared
        ? shared.share(key, { signal, gone: () => cancelled(request.names, signal) }, read)
        : read(signal);
    return this.#cache && traitsOf(operation).cached === true ? this.#cache.get(key, load) : load();
  }

  async #write<T extends object>(
    request: EncodedRequest,
    kind: Repeat,
    options: RequestOptions,
  ): Promise<StreamResponse<T>> {
    try {
      return await this.#repeat<T>(request, kind, options, options.signal);
    } finally {
      // Also after a failure: it may have been carried out.
      this.#sharedReads?.renew();
      if (traitsOf(request.operation).clearsCache === true) this.#cache?.clear();
    }
  }

  #repeat<T extends object>(
    request: EncodedRequest,
    kind: Repeat,
    options: RequestOptions,
    signal: CancelSignal | undefined,
  ): Promise<StreamResponse<T>> {
    const { lane = 'interactive', timeout = this.#options.timeout } = options;
    const { retries = this.#options.retries } = options;
    const { deadline = lane === 'bulk' ? Infinity : this.#options.deadline } = options;
    const deadlineAt = this.#clock.now() + deadline;
    const journey: Journey = { request, lane, timeout, deadlineAt, signal };
    return repeat(
      (context) => {
        const answer = this.#runner.run<T>(journey, context.attempt);
        return kind === 'delete' ? orAlreadyGone(request, context, answer) : answer;
      },
      {
        retries,
        deadlineAt,
        isSafe: kind !== 'unsafe',
        signal,
        clock: this.#clock,
        random: Math.random,
        onRetry: (attempt, error, delay) => {
          this.#runner.willRetry(journey, { attempt, error, delay });
        },
      },
    );
  }
}

/** Whether a request is sent like any other, so that others may share it. */
function isPlain({ timeout, deadline, retries, lane }: RequestOptions): boolean {
  return timeout === undefined && deadline === undefined && retries === undefined && lane === undefined;
}
