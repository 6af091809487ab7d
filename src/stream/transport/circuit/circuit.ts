import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  DelegateBackoff,
  handleWhen,
  SamplingBreaker,
  type CircuitBreakerPolicy,
  type ICircuitBreakerOptions,
} from 'cockatiel';
import {
  StreamApiError,
  StreamCancelledError,
  StreamConnectionError,
  StreamTimeoutError,
  StreamUnavailableError,
  type FailedRequest,
} from '../../stream.errors';
import type { ClientStatus } from '../../client-status';
import type { CircuitBreakerOptions } from './circuit-breaker-options';

const DEFAULTS = { threshold: 0.5, window: 10_000, minimumAttempts: 20, retryAfter: 1000 };

/** How many times `retryAfter` the pause may become while trials fail. */
const LONGEST_PAUSE = 8;

const STATES = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
} as const;

type Outcome<T> = { readonly value: T } | { readonly refusal: unknown };

/**
 * Fails requests at once while Stream fails: no answer, or a fault on its side. Then one at a time goes through as a trial,
 * whose success closes the circuit again.
 */
export class Circuit {
  readonly #policy: CircuitBreakerPolicy;
  /** Milliseconds since 1970. */
  #openUntil = 0;

  constructor(options: CircuitBreakerOptions) {
    const { threshold, window, minimumAttempts, retryAfter } = { ...DEFAULTS, ...options };
    const longest = retryAfter * LONGEST_PAUSE;
    const halfOpenAfter: ICircuitBreakerOptions['halfOpenAfter'] = new DelegateBackoff(({ attempt }) => {
      const pause = Math.min(retryAfter * 2 ** (attempt - 1), longest);
      this.#openUntil = Date.now() + pause;
      return pause;
    });
    const minimumRps = (minimumAttempts * 1000) / window;
    this.#policy = circuitBreaker(
      handleWhen((error) => this.#counts(error)),
      { halfOpenAfter, breaker: new SamplingBreaker({ threshold, duration: window, minimumRps }) },
    );
  }

  get state(): ClientStatus['circuit'] {
    return STATES[this.#policy.state];
  }

  /** @throws StreamUnavailableError while the circuit is open, or a trial is under way */
  requireClosed(request: FailedRequest): void {
    const { state } = this.#policy;
    if (state === CircuitState.Closed) return;
    if (state === CircuitState.Open && Date.now() >= this.#openUntil) return;
    throw this.#unavailable(request);
  }

  /**
   * Sends an attempt, unless the circuit is open.
   *
   * @throws StreamUnavailableError when it is
   */
  async run<T>(request: FailedRequest, send: () => Promise<T>): Promise<T> {
    this.requireClosed(request);
    const outcome = await this.#execute(request, async (): Promise<Outcome<T>> => {
      try {
        return { value: await send() };
      } catch (error) {
        // Stream works when it refuses something: that counts as a success.
        if (error instanceof StreamApiError && !isFault(error)) return { refusal: error };
        throw error;
      }
    });
    if ('refusal' in outcome) throw outcome.refusal;
    return outcome.value;
  }

  async #execute<T>(request: FailedRequest, run: () => Promise<T>): Promise<T> {
    try {
      return await this.#policy.execute(run);
    } catch (error) {
      throw error instanceof BrokenCircuitError ? this.#unavailable(request) : error;
    }
  }

  /** A trial that was given up shows nothing, and the next one is to find out. */
  #counts(error: Error): boolean {
    if (error instanceof StreamCancelledError) return this.#policy.state === CircuitState.HalfOpen;
    return isFault(error);
  }

  #unavailable(request: FailedRequest): StreamUnavailableError {
    return new StreamUnavailableError('Stream failed too often of late', {
      ...request,
      reason: 'circuit-open',
      retryAfter: Math.max(this.#openUntil - Date.now(), 0),
    });
  }
}

function isFault(error: unknown): boolean {
  if (error instanceof StreamApiError) return error.status >= 500 && error.status !== 501;
  return error instanceof StreamTimeoutError || error instanceof StreamConnectionError;
}
