/** When a client stops sending to a Stream that fails. */
export interface CircuitBreakerOptions {
  /** The part of the attempts that has to fail, between 0 and 1. Default: 0.5. */
  readonly threshold?: number | undefined;
  /** Milliseconds over which attempts are counted. Default: 10000. */
  readonly window?: number | undefined;
  /** With fewer attempts in the window, the circuit stays closed. Default: 20. */
  readonly minimumAttempts?: number | undefined;
  /** Milliseconds until the first trial; twice as long after each that fails, up to eight times. Default: 1000. */
  readonly retryAfter?: number | undefined;
}
