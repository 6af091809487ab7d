import { isPromise } from 'node:util/types';
import type { CancelSignal } from '../../cancellation';
import type { ClientStatus } from '../../client-status';
import type { ClientClock } from '../../clock';
import type { Attempt, Retry } from '../../request-observer';
import type { RequestLane } from '../../request-options';
import { StreamApiError, StreamError } from '../../stream.errors';
import type { ResolvedClientOptions } from '../../stream.options';
import { loadTracing } from '../../tracing/load-tracing';
import { Admission, type Ticket } from '../admission/admission';
import { FairShares } from '../admission/fair-shares';
import { MemoryRateBudgets } from '../admission/budgets/memory-rate-budgets';
import { cancelled } from '../cancelled';
import type { Passage } from '../circuit/circuit';
import { Circuits } from '../circuit/circuits';
import { ConnectionRecord } from './connection-record';
import type { StreamResponse } from '../decoding/response-metadata';
import { Observers } from './observers';
import type { EncodedRequest, Sender } from './sender';

/** A request under way, with the options that apply to it. */
export interface RequestContext {
  readonly request: EncodedRequest;
  readonly lane: RequestLane;
  /** Milliseconds for one attempt. */
  readonly timeout: number;
  /** How many attempts may follow the first. */
  readonly retries: number;
  /** Clock time in milliseconds. */
  readonly deadlineAt: number;
  readonly signal: CancelSignal | undefined;
  /** On whose behalf it is sent; undefined: on nobody's. */
  readonly principal: string | undefined;
}

/** What is known of an attempt without an answer. */
const NO_ANSWER = { status: undefined, rateLimit: undefined, serverDate: undefined };

/**
 * Makes one attempt at a time of a request: held back by an open circuit, by others under way and by Stream's rate limits; then
 * sent, watched and remembered.
 */
export class AttemptRunner {
  readonly observers = new Observers();
  readonly #sender: Sender;
  readonly #clock: ClientClock;
  readonly #admission: Admission;
  readonly #shares: FairShares;
  readonly #circuits: Circuits | undefined;
  readonly #record = new ConnectionRecord();

  constructor(sender: Sender, options: ResolvedClientOptions, clock: ClientClock) {
    const { maxConcurrent, maxQueued, principalShare, circuitBreaker, onRetry } = options;
    const { rateBudgets: budgets = new MemoryRateBudgets() } = options;
    this.#sender = sender;
    this.#clock = clock;
    this.#admission = new Admission({ maxConcurrent, maxQueued, clock, budgets });
    this.#shares = new FairShares({
      principalShare,
      maxConcurrent: Math.ceil(maxConcurrent / 2),
      clock,
      outlook: (operation) => this.#admission.outlook(operation),
    });
    this.#circuits = circuitBreaker ? new Circuits(circuitBreaker) : undefined;
    if (onRetry) this.observers.add({ retry: onRetry });
    const tracing = options.tracing ? loadTracing(options.baseUrl) : undefined;
    if (tracing) this.observers.add(tracing);
  }

  /** Sends a request by `send`, as soon as the principal on whose behalf it is sent may use so much of Stream's rate limit. */
  fairly<T>({ request, principal, signal, deadlineAt }: RequestContext, send: () => Promise<T>): Promise<T> {
    if (principal === undefined) return send();
    return this.#shares.within({ ...request.identity, principal, signal, deadlineAt }, send);
  }

  async run<T extends object>(context: RequestContext, attempt: number): Promise<StreamResponse<T>> {
    const entrance = this.#admit(context);
    const ticket = isPromise(entrance) ? await entrance : entrance;
    const end = this.observers.areAny ? this.observers.attempt(describe(context, attempt)) : undefined;
    const startedAt = performance.now();
    let passage: Passage | undefined;
    try {
      passage = this.#circuits?.enter(context.request.identity, attempt);
      const answer = await this.#send<T>(context, attempt);
      passage?.answered();
      const { status, rateLimit, serverDate } = answer.metadata;
      ticket.leave(rateLimit, serverDate);
      this.#record.answered(this.#clock.now());
      end?.({ status, rateLimit, duration: performance.now() - startedAt });
      return answer;
    } catch (error) {
      passage?.failed(error);
      const { status, rateLimit, serverDate } = error instanceof StreamApiError ? error : NO_ANSWER;
      ticket.leave(rateLimit, serverDate);
      this.#record.failed(error, this.#clock.now());
      end?.({ status, rateLimit, error: asStreamError(error), duration: performance.now() - startedAt });
      throw error;
    }
  }

  willRetry(
    context: RequestContext,
    { attempt, error, delay }: Pick<Retry, 'attempt' | 'error' | 'delay'>,
  ): void {
    this.observers.retry({ ...describe(context, attempt), error, delay });
  }

  status(): ClientStatus {
    return {
      circuit: this.#circuits?.state ?? 'closed',
      openCircuits: this.#circuits?.openOperations ?? [],
      ...this.#admission.status(),
      connections: this.#sender.sockets(),
      ...this.#record.read(),
    };
  }

  /** Refuses those that wait. */
  close(): void {
    this.#shares.close();
    this.#admission.close();
  }

  /** Mostly there is no need to wait. */
  #admit({ request: { identity }, lane, signal, deadlineAt }: RequestContext): Ticket | Promise<Ticket> {
    if (signal?.aborted === true) throw cancelled(identity, signal);
    this.#circuits?.requireClosed(identity);
    return this.#admission.enter({
      operation: identity.operation,
      requestId: identity.requestId,
      lane,
      signal,
      deadlineAt: deadlineAt === Infinity ? undefined : deadlineAt,
    });
  }

  #send<T extends object>(context: RequestContext, attempt: number): Promise<StreamResponse<T>> {
    const { request, signal, deadlineAt } = context;
    const timeout = Math.max(1, Math.min(context.timeout, deadlineAt - this.#clock.now()));
    return this.#sender.send<T>(request, { attempt, timeout, signal });
  }
}

function describe(
  { request: { operation, identity, path }, lane }: RequestContext,
  attempt: number,
): Attempt {
  return {
    operation: operation.name,
    method: operation.method,
    path,
    requestId: identity.requestId,
    lane,
    attempt,
  };
}

function asStreamError(error: unknown): StreamError {
  return error instanceof StreamError ? error : new StreamError(String(error), { cause: error });
}
