import type { CancelSignal } from '../../cancellation';
import type { ClientClock } from '../../clock';
import { StreamUnavailableError, type StreamError } from '../../stream.errors';
import { pause } from './pause';
import { mayHaveBeenDone, mayPass } from './failed-attempt';
import { retryDelay } from './retry-delay';

/** One attempt, and what earlier ones may have done. */
export interface AttemptContext {
  /** 1 for the first. */
  readonly attempt: number;
  /** Whether an earlier attempt may have been carried out, its answer having been lost. */
  readonly mayBeDone: boolean;
}

export interface RepeatOptions {
  /** How many attempts may follow the first. */
  readonly retries: number;
  /** Clock time in milliseconds after which no attempt begins. */
  readonly deadlineAt: number;
  /** Whether an attempt that may have been carried out may be repeated. */
  readonly isSafe: boolean;
  readonly signal: CancelSignal | undefined;
  readonly clock: ClientClock;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Called before each pause. */
  readonly onRetry: (attempt: number, error: StreamError, delay: number) => void;
}

/**
 * Runs attempts until one succeeds, or until a failure that is not worth repeating, may not be repeated, or comes too late: that
 * one is thrown. What the client refuses to send after a first attempt (an open circuit, a full queue) is not: it would hide
 * that the first may have been carried out.
 */
export async function repeat<T>(
  run: (context: AttemptContext) => Promise<T>,
  options: RepeatOptions,
): Promise<T> {
  const { retries, deadlineAt, isSafe, signal, clock, random, onRetry } = options;
  let mayBeDone = false;
  let lastFailure: unknown;
  for (let attempt = 1; ; attempt++) {
    try {
      return await run({ attempt, mayBeDone });
    } catch (error) {
      if (!mayPass(error)) throw shown(error, lastFailure);
      lastFailure = error;
      mayBeDone ||= mayHaveBeenDone(error);
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
