import { randomUUID } from 'node:crypto';
import { asError } from '../../errors/as-error';
import type { CancelSignal } from '../cancellation';
import type { ClientStatus } from '../client-status';
import { SYSTEM_CLOCK, type ClientClock } from '../clock';
import type { RequestObserver } from '../request-observer';
import { checkRequestOptions, type RequestOptions } from '../request-options';
import { Downloader } from '../downloads/downloader';
import { StreamError, type RequestIdentity } from '../stream.errors';
import type { ResolvedClientOptions } from '../stream.options';
import { AttemptRunner, type RequestContext } from './attempt/attempt-runner';
import { clientClosed } from './client-closed';
import type { StreamResponse } from './decoding/response-metadata';
import type { Operation, OperationRequest, RetrySafety } from './operation';
import { treatNotFoundAsDeleted } from './retry/treat-not-found-as-deleted';
import { retry } from './retry/retry';
import { retrySafetyOf } from './retry/retry-safety';
import { cancelled } from './cancelled';
import { Sender, type EncodedRequest, type TransportCredentials } from './attempt/sender';
import { KeptMisses } from './sharing/kept-misses';
import { ResponseCache } from './sharing/response-cache';
import { SharedReads } from './sharing/shared-reads';
import { UserChanges } from '../user-changes/user-changes';
import { requireUserIds, usersWrittenWith } from '../user-changes/users-in-body';

/**
 * Carries every request of a client. A read may be answered from the cache, or share the request of another one; then come
 * attempts until one succeeds.
 */
export class Transport {
  /** Told of every user that a request wrote, or may have written. */
  readonly userChanges = new UserChanges();
  /** For files on other hosts: no part of Stream's API. */
  readonly files: Downloader;
  readonly clock: ClientClock;
  readonly #options: ResolvedClientOptions;
  readonly #sender: Sender;
  readonly #runner: AttemptRunner;
  readonly #sharedReads: SharedReads | undefined;
  readonly #cache: ResponseCache | undefined;
  readonly #misses: KeptMisses;
  #isClosed = false;
  #underWay = 0;
  #onIdle: (() => void) | undefined;

  constructor(credentials: TransportCredentials, options: ResolvedClientOptions) {
    this.#options = options;
    this.clock = options.clock ?? SYSTEM_CLOCK;
    this.files = new Downloader(options);
    this.#sender = new Sender(credentials, options);
    this.#runner = new AttemptRunner(this.#sender, options, this.clock);
    this.#sharedReads = options.shareReads ? new SharedReads() : undefined;
    this.#misses = new KeptMisses(this.clock);
    this.#cache = options.cacheTtl > 0 ? new ResponseCache(options.cacheTtl, this.clock) : undefined;
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
  send<T extends object, Path extends string = string>(
    operation: Operation<Path>,
    request: OperationRequest<Path>,
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
    const request = this.#sender.encode(operation, content, requestId);
    if (options.signal?.aborted === true) throw cancelled(request.identity, options.signal);
    const safety = retrySafetyOf(operation, content);
    const context = this.#plan(request, options);
    this.#underWay++;
    try {
      return await (safety === 'read'
        ? this.#read<T>(context, isPlain(options))
        : this.#write<T>(context, safety));
    } catch (error) {
      throw asStreamError(error, request.identity);
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

  #plan(request: EncodedRequest, options: RequestOptions): RequestContext {
    const { lane = 'interactive', timeout = this.#options.timeout, signal, principal } = options;
    const { retries = this.#options.retries } = options;
    const { deadline = lane === 'bulk' ? Infinity : this.#options.deadline } = options;
    const deadlineAt = this.clock.now() + deadline;
    return { request, lane, timeout, retries, deadlineAt, signal, principal };
  }

  /** @param isPlain whether it may share the request of another read */
  #read<T extends object>(context: RequestContext, isPlain: boolean): Promise<StreamResponse<T>> {
    const { signal, principal, deadlineAt } = context;
    const { operation, identity, target, body = '' } = context.request;
    const { method, cached, keepsMisses } = operation;
    const key = `${method} ${target} ${body}`;
    const read = (until: CancelSignal | undefined): Promise<StreamResponse<T>> =>
      this.#retry<T>(context, 'read', until);
    const shared = isPlain ? this.#sharedReads : undefined;
    const load = (): Promise<StreamResponse<T>> =>
      this.#runner.fairly(context, () =>
        shared
          ? shared.share(key, { signal, deadlineAt, gone: () => cancelled(identity, signal) }, read)
          : read(signal),
      );
    if (this.#cache && cached === true) return this.#cache.get(key, load);
    return principal !== undefined && keepsMisses === true
      ? this.#misses.get(`${principal} ${key}`, load)
      : load();
  }

  async #write<T extends object>(context: RequestContext, safety: RetrySafety): Promise<StreamResponse<T>> {
    let isDone = false;
    try {
      const response = await this.#runner.fairly(context, () =>
        this.#retry<T>(context, safety, context.signal),
      );
      isDone = true;
      return response;
    } finally {
      // Also after a failure: it may have been carried out.
      this.#sharedReads?.renew();
      this.#misses.clear();
      if (context.request.operation.clearsCache === true) this.#cache?.clear();
      this.#tellOfUsers(context.request, isDone);
    }
  }

  #tellOfUsers({ operation, content }: EncodedRequest, isDone: boolean): void {
    const changes = operation.changesUsers?.(content);
    for (const userId of changes?.userIds ?? []) {
      this.userChanges.tell({ userId, kind: isDone && changes ? changes.kind : 'changed' });
    }
    for (const userId of content.body ? usersWrittenWith(content.body) : []) {
      this.userChanges.tell({ userId, kind: 'changed' });
    }
  }

  /** @param signal gives up the attempts: of a shared read, when everybody went away */
  #retry<T extends object>(
    planned: RequestContext,
    safety: RetrySafety,
    signal: CancelSignal | undefined,
  ): Promise<StreamResponse<T>> {
    const context: RequestContext = signal === planned.signal ? planned : { ...planned, signal };
    return retry(
      (attempt) => {
        const answer = this.#runner.run<T>(context, attempt.number);
        return safety === 'delete' ? treatNotFoundAsDeleted(context.request, attempt, answer) : answer;
      },
      {
        retries: context.retries,
        deadlineAt: context.deadlineAt,
        isSafe: safety !== 'unsafe',
        signal,
        clock: this.clock,
        random: Math.random,
        onRetry: (attempt, error, delay) => {
          this.#runner.willRetry(context, { attempt, error, delay });
        },
      },
    );
  }
}

/** What is thrown by code of the host, such as an interceptor of axios, is the cause. */
function asStreamError(error: unknown, { operation, requestId }: RequestIdentity): StreamError {
  if (error instanceof StreamError) return error;
  const { message } = asError(error);
  return new StreamError(`${operation} failed: ${message} (request ${requestId})`, { cause: error });
}

/** Whether a request is sent like any other, so that others may share it. */
function isPlain({ timeout, deadline, retries, lane }: RequestOptions): boolean {
  return timeout === undefined && deadline === undefined && retries === undefined && lane === undefined;
}
