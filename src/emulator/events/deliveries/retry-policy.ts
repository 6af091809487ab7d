import type { DeliveryAttempt } from '../emitted-event';

/** How long Stream waits for the answer to one attempt, and for all of them, in milliseconds. */
export const ATTEMPT_TIMEOUT = 6000;
export const TOTAL_TIMEOUT = 15_000;

/** The error of an attempt that was not answered in time. */
export const TIMED_OUT = 'timeout';

/** Attempts in all, by what became of the latest. */
const ATTEMPTS = { answer: 3, timeout: 3, network: 2 } as const;

export function isDelivered({ status }: DeliveryAttempt): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

/** Whether Stream tries again after this attempt: not after answers that say that the next one would be the same. */
export function isRetried({ number, status, error }: DeliveryAttempt): boolean {
  if (status === undefined) return number < (error === TIMED_OUT ? ATTEMPTS.timeout : ATTEMPTS.network);
  return (status === 408 || status === 429 || status >= 500) && number < ATTEMPTS.answer;
}
