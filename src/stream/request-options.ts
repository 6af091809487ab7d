import type { CancelSignal } from './cancellation';
import { MAX_MILLISECONDS, RETRIES_MAX } from './option-limits';
import { shownValue } from './shown-value';
import { StreamValidationError } from './stream.errors';

/** How one request is sent, where it differs from the client's options; the last argument of every method that sends. */
export interface RequestOptions {
  /** Cancels the request when it is aborted, also while it waits or between retries. An `AbortSignal` fits. */
  readonly signal?: CancelSignal | undefined;
  /** Milliseconds one attempt may take, from being handed to the connection to its last byte. */
  readonly timeout?: number | undefined;
  /** Milliseconds the whole may take: every attempt, and all waiting before and between them. */
  readonly deadline?: number | undefined;
  /** How often a failed attempt is retried, if that is safe. 0: never. */
  readonly retries?: number | undefined;
  /**
   * `bulk`: waits behind interactive requests, and leaves them a part of Stream's rate limit; it has no `deadline` unless one
   * is given. Default: `interactive`.
   */
  readonly lane?: RequestLane | undefined;
  /**
   * On whose behalf the request is sent, such as `user:john`: of each rate limit it may use a share only, see `principalShare`.
   * The REST API names its users. Default: nobody, for whom a fifth of each rate limit is kept.
   */
  readonly principal?: string | undefined;
  /** Sent as `x-client-request-id`, and part of errors. Default: a random UUID. Printable ASCII, at most 200 characters. */
  readonly requestId?: string | undefined;
}

/** Who goes first when requests have to wait. */
export type RequestLane = (typeof LANES)[number];

const LANES = ['interactive', 'bulk'] as const;

const PRINCIPAL = /^[^\p{C}]{1,300}$/u;

const REQUEST_ID = /^[\x20-\x7e]{1,200}$/;

/** @throws StreamValidationError naming the option that makes no sense */
export function checkRequestOptions(options: RequestOptions): void {
  const { timeout, deadline, retries, lane, requestId, principal, signal } = options;
  requireInteger('timeout', timeout, 1, MAX_MILLISECONDS);
  requireInteger('deadline', deadline, 1, MAX_MILLISECONDS);
  requireInteger('retries', retries, 0, RETRIES_MAX);
  if (signal !== undefined && !isSignal(signal)) {
    throw new StreamValidationError('options.signal', 'must be an AbortSignal.');
  }
  if (lane !== undefined && !LANES.includes(lane)) {
    throw new StreamValidationError(
      'options.lane',
      `must be 'interactive' or 'bulk', not ${shownValue(lane)}.`,
    );
  }
  if (principal !== undefined && !isText(principal, PRINCIPAL)) {
    throw new StreamValidationError('options.principal', 'must be 1 to 300 printable characters.');
  }
  if (requestId === undefined || isText(requestId, REQUEST_ID)) return;
  throw new StreamValidationError('options.requestId', 'must be 1 to 200 characters of printable ASCII.');
}

function isText(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

/** Callers in JavaScript may pass anything, also the controller in place of its signal. */
function isSignal(signal: unknown): boolean {
  return (
    typeof signal === 'object' &&
    signal !== null &&
    'addEventListener' in signal &&
    typeof signal.addEventListener === 'function' &&
    'removeEventListener' in signal &&
    typeof signal.removeEventListener === 'function'
  );
}

/** @throws StreamValidationError naming the option; `undefined` is in order */
export function requireInteger(name: string, value: number | undefined, min: number, max: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return;
  throw new StreamValidationError(
    `options.${name}`,
    `must be a whole number from ${min} to ${max}, not ${shownValue(value)}.`,
  );
}
