import type { CancelSignal } from '../../cancellation';
import type { ClientClock } from '../../clock';
import { StreamUnavailableError, type StreamError } from '../../stream.errors';
import { pause } from './pause';
import { mayHaveTakenEffect, isRetryable } from './failed-attempt';
import { retryDelay } from './retry-delay';

/** One attempt, and what earlier ones may have done. */
export interface RetryAttempt {
  /** 1 for the first. */
  readonly number: number;
  /** Whether an earlier attempt may have taken effect although no response arrived. */
  readonly mayBeDone: boolean;
}

export interface RetryOptions {
  /** How many attempts may follow the first. */
  readonly retries: number;
  /** Clock time in milliseconds after which no attempt begins. */
  readonly deadlineAt: number;
  /** Whether to retry an attempt that may have taken effect. */
  readonly isSafe: boolean;
  readonly signal: CancelSignal | undefined;
  readonly clock: ClientClock;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Called before each pause. */
  readonly onRetry: (attempt: number, error: StreamError, delay: number) => void;
}

/**
 * Runs attempts until one succeeds. Throws the first failure that a retry would not mend, that is unsafe to retry, or that comes
 * too late. If the client itself rejects a retry (an open circuit, a full queue), it throws the failure of the attempt before,
 * which may have taken effect.
 */
export async function retry<T>(
  run: (attempt: RetryAttempt) => Promise<T>,
  options: RetryOptions,
): Promise<T> {
  const { retries, deadlineAt, isSafe, signal, clock, random, onRetry } = options;
  let mayBeDone = false;
  let lastFailure: unknown;
  for (let attempt = 1; ; attempt++) {
    try {
      return await run({ number: attempt, mayBeDone });
    } catch (error) {
      if (!isRetryable(error)) throw shown(error, lastFailure);
      lastFailure = error;
      mayBeDone ||= mayHaveTakenEffect(error);
      if (attempt > retries || (mayBeDone && !isSafe)) throw error;
      const delay = retryDelay(error, attempt, clock.now(), random());
      if (clock.now() + delay >= deadlineAt) throw error;
      onRetry(attempt, error, delay);
      await pause(delay, clock, signal);
    }
  }
}

function shown(error: unknown, lastFailure: unknown): unknown {
  return error instanceof StreamUnavailableError && lastFailure !== undefined ? lastFailure : error;
}
