import { StreamUnavailableError } from '../../stream.errors';
import type { Entry } from './entry';

/** Milliseconds after which another try makes sense where nothing better is known. */
const SOON = 1000;

/**
 * @param queued who waits already, such as `1000 requests`
 * @param delay milliseconds until its rate limit would let it go; Infinity: nobody knows yet
 */
export function queueFull(entry: Entry, queued: string, delay: number): StreamUnavailableError {
  return new StreamUnavailableError(`${queued} wait already, which is as many as may.`, {
    operation: entry.operation,
    requestId: entry.requestId,
    reason: 'queue-full',
    retryAfter: retryAfter(delay),
  });
}

/** @param delay milliseconds until its rate limit would let it go; Infinity: nobody knows yet */
export function outOfRate(entry: Entry, delay: number): StreamUnavailableError {
  const until = delay === Infinity ? 'longer' : `another ${Math.ceil(delay)} ms`;
  return new StreamUnavailableError(`its rate limit holds it back for ${until}, beyond its deadline.`, {
    operation: entry.operation,
    requestId: entry.requestId,
    reason: 'rate-limit',
    retryAfter: retryAfter(delay),
  });
}

/** Nothing held it back but others: that so many wait for so long means the same as that no more may wait. */
export function outOfTime(entry: Entry, maxConcurrent: number): StreamUnavailableError {
  return new StreamUnavailableError(
    `its deadline came while it waited for one of the ${maxConcurrent} requests under way to end. ` +
      'The option `maxConcurrent` of the client sets how many there may be.',
    {
      operation: entry.operation,
      requestId: entry.requestId,
      reason: 'queue-full',
      retryAfter: SOON,
    },
  );
}

function retryAfter(delay: number): number {
  return delay > 0 && delay < Infinity ? Math.ceil(delay) : SOON;
}
