/** Where a client takes the time from; tests bring one that they move. */
export interface ClientClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `wake` once, `delay` milliseconds from now; the function it returns prevents that. */
  schedule(wake: () => void, delay: number): () => void;
}

export const SYSTEM_CLOCK: ClientClock = {
  now: () => Date.now(),
  schedule: (wake, delay) => {
    const timer = setTimeout(wake, delay);
    return () => {
      clearTimeout(timer);
    };
  },
};
