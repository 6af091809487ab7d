import { MAX_MILLISECONDS } from '../../option-limits';
import { StreamApiError, type StreamError } from '../../stream.errors';

/** Milliseconds. The first pause is at most `FIRST_MAX`, each further one at most twice as long, none longer than `MAX`. */
const FIRST_MAX = 200;
const MAX = 5000;

/** What is added to the end of a rate-limit window, so that not everybody comes back at the same moment. */
const AFTER_RESET_MAX = 250;

/**
 * Milliseconds to wait before the next attempt: a random part of a growing maximum ("full jitter"), so that clients do not come
 * back together; longer when Stream asks for it, be it by `Retry-After` or by the end of a spent rate-limit window.
 *
 * @param attempt of the failed one: 1 for the first
 * @param random from 0 to 1
 */
export function retryDelay(error: StreamError, attempt: number, now: number, random: number): number {
  const backOff = random * Math.min(MAX, FIRST_MAX * 2 ** (attempt - 1));
  return Math.min(Math.max(backOff, askedFor(error, now, random)), MAX_MILLISECONDS);
}

function askedFor(error: StreamError, now: number, random: number): number {
  if (!(error instanceof StreamApiError)) return 0;
  const { retryAfter, rateLimit, status } = error;
  if (retryAfter !== undefined) return retryAfter;
  if (status !== 429 || rateLimit?.remaining !== 0) return 0;
  return Math.max(0, rateLimit.reset.getTime() - now) + random * AFTER_RESET_MAX;
}
