import type { Attempt, AttemptOutcome, RequestObserver, Retry } from '../../request-observer';

/** Tells observers what happens; what they throw must not harm the request. */
export class Observers {
  #observers: readonly RequestObserver[] = [];

  /** @returns ends the observation */
  add(observer: RequestObserver): () => void {
    this.#observers = [...this.#observers, observer];
    return () => {
      this.#observers = this.#observers.filter((other) => other !== observer);
    };
  }

  get areAny(): boolean {
    return this.#observers.length > 0;
  }

  /** An attempt begins; the function it returns tells how it ended. */
  attempt(attempt: Attempt): (outcome: AttemptOutcome) => void {
    const ends = this.#observers.map((observer) => quietly(() => observer.attempt?.(attempt)));
    return (outcome) => {
      for (const end of ends) quietly(() => end?.(outcome));
    };
  }

  retry(retry: Retry): void {
    for (const observer of this.#observers) {
      quietly(() => {
        observer.retry?.(retry);
      });
    }
  }
}

function quietly<T>(tell: () => T): T | undefined {
  try {
    return tell();
  } catch {
    return undefined;
  }
}
