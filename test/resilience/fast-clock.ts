import type { ClientClock } from '../../src/stream/clock';

/** A clock that runs so many times as fast as time itself, for limits that count by the minute. */
export function fastClock(speed: number): ClientClock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * speed,
    schedule: (wake, delay) => {
      const timer = setTimeout(wake, delay / speed);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
