import { StreamApiError, type StreamError } from '../../stream.errors';

/** Milliseconds. The first pause is at most `FIRST_MAX`, each further one at most twice as long, none longer than `MAX`. */
const FIRST_MAX = 200;
const MAX = 5000;

/** What is added to the end of a rate-limit window, so that not everybody comes back at the same moment. */
const AFTER_RESET_MAX = 250;

/**
 * Milliseconds to wait before the next attempt: what Stream asks for, be it by `Retry-After` or by the end of a spent
 * rate-limit window; else a random part of a growing maximum ("full jitter"), so that clients do not come back together.
 *
 * @param attempt of the failed one: 1 for the first
 * @param random from 0 to 1
 */
export function retryDelay(error: StreamError, attempt: number, now: number, random: number): number {
  if (error instanceof StreamApiError) {
    if (error.retryAfter !== undefined) return error.retryAfter;
    const { rateLimit } = error;
    if (error.status === 429 && rateLimit?.remaining === 0) {
      return Math.max(0, rateLimit.reset.getTime() - now) + random * AFTER_RESET_MAX;
    }
  }
  return random * Math.min(MAX, FIRST_MAX * 2 ** (attempt - 1));
}
