/** The part of each limit that bulk requests leave to interactive ones: of a window, and of a second. */
export const RESERVED_SHARE = 0.2;

/** Stream lets through a thirtieth of a minute's limit per second (reference/http.md §7). */
export const SECONDS_OF_BURST = 30;

/** Bulk requests are spread over the rest of the window once less than this part of what they may use is left. */
export const SCARCE_SHARE = 0.5;

/** Milliseconds by which a request that went late, since timers are not exact, does not delay the next. */
export const LATENESS = 50;

/** What bulk requests leave of a limit. */
export function reserveOf(limit: number): number {
  return Math.floor(limit * RESERVED_SHARE);
}

/**
 * Milliseconds between two bulk requests.
 *
 * @param left what bulk requests may use of this window, besides this one
 * @param timeLeft milliseconds until the next window
 */
export function bulkInterval(limit: number, left: number, timeLeft: number): number {
  const perSecond = Math.max(1, Math.floor(limit / SECONDS_OF_BURST));
  const shortest = 1000 / (perSecond * (1 - RESERVED_SHARE));
  if (left >= (limit - reserveOf(limit)) * SCARCE_SHARE) return shortest;
  return Math.max(shortest, timeLeft / (Math.max(0, left) + 1));
}

/** When the next bulk request may go. Times are in milliseconds. */
export class BulkPace {
  #next = -Infinity;

  delay(now: number): number {
    return Math.max(0, this.#next - now);
  }

  sent(now: number, interval: number): void {
    this.#next = Math.max(this.#next, now - LATENESS) + interval;
  }
}
