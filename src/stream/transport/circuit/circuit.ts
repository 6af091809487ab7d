import type { ClientStatus } from '../../client-status';
import {
  StreamApiError,
  StreamConnectionError,
  StreamTimeoutError,
  StreamUnavailableError,
  type RequestIdentity,
} from '../../stream.errors';
import type { CircuitBreakerOptions } from './circuit-breaker-options';
import { FailureRate } from './failure-rate';

const DEFAULTS = { threshold: 0.5, window: 10_000, minimumAttempts: 20, retryAfter: 1000 };

/** How many times `retryAfter` the pause may become while trials fail. */
const LONGEST_PAUSE = 8;

/** An attempt that was let through; to be told how it ended, once. */
export interface Passage {
  succeeded(): void;
  /** @param how a retry of a request whose failure was counted does not count again */
  failed(error: unknown, how?: { readonly isRetry: boolean }): void;
}

/**
 * Fails requests at once while Stream fails: no response, or a fault on its side. Then one at a time goes through as a trial,
 * whose success closes the circuit again.
 */
export class Circuit {
  readonly #rate: FailureRate;
  /** Milliseconds. */
  readonly #firstPause: number;
  #state: ClientStatus['circuit'] = 'closed';
  /** How often in a row it opened without a success in between. */
  #openings = 0;
  /** Milliseconds since 1970. */
  #openUntil = 0;

  readonly #ordinary: Passage = {
    succeeded: () => {
      if (this.#state === 'closed') this.#rate.succeeded();
    },
    failed: (error, { isRetry } = { isRetry: false }) => {
      // What began before it opened says nothing of now.
      if (this.#state !== 'closed') return;
      if (isRejection(error)) this.#rate.succeeded();
      else if (isFault(error) && !isRetry && this.#rate.failed()) this.#open();
    },
  };

  readonly #trial: Passage = {
    succeeded: () => {
      this.#close();
    },
    failed: (error) => {
      if (isRejection(error)) this.#close();
      else if (isFault(error)) this.#open();
      // A trial that was given up shows nothing, and the next one is to find out.
      else this.#state = 'open';
    },
  };

  constructor(options: CircuitBreakerOptions) {
    const { threshold, window, minimumAttempts, retryAfter } = { ...DEFAULTS, ...options };
    this.#rate = new FailureRate({ threshold, window, minimumAttempts });
    this.#firstPause = retryAfter;
  }

  get state(): ClientStatus['circuit'] {
    return this.#state;
  }

  /** @throws StreamUnavailableError while the circuit is open, or a trial is under way */
  requireClosed(request: RequestIdentity): void {
    if (this.#state === 'closed' || (this.#state === 'open' && Date.now() >= this.#openUntil)) return;
    throw new StreamUnavailableError('Too many recent requests to Stream failed', {
      ...request,
      reason: 'circuit-open',
      retryAfter: Math.max(this.#openUntil - Date.now(), 0),
    });
  }

  /**
   * Lets an attempt through, as the trial if it is time for one.
   *
   * @throws StreamUnavailableError while the circuit is open, or a trial is under way
   */
  enter(request: RequestIdentity): Passage {
    this.requireClosed(request);
    if (this.#state === 'closed') return this.#ordinary;
    this.#state = 'half-open';
    return this.#trial;
  }

  #open(): void {
    const pause = this.#firstPause * Math.min(2 ** this.#openings, LONGEST_PAUSE);
    this.#openings++;
    this.#openUntil = Date.now() + pause;
    this.#state = 'open';
  }

  #close(): void {
    this.#openings = 0;
    this.#state = 'closed';
    this.#rate.reset();
    this.#rate.succeeded();
  }
}

/** No response, or a fault on Stream's side. */
function isFault(error: unknown): boolean {
  if (error instanceof StreamApiError) return error.status >= 500 && error.status !== 501;
  return error instanceof StreamTimeoutError || error instanceof StreamConnectionError;
}

/** Stream works when it rejects something. */
function isRejection(error: unknown): boolean {
  return error instanceof StreamApiError && !isFault(error);
}
