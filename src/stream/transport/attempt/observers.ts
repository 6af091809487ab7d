import type { Attempt, AttemptOutcome, RequestObserver, Retry } from '../../request-observer';

type End = (outcome: AttemptOutcome) => void;

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
  attempt(attempt: Attempt): End {
    const ends: End[] = [];
    for (const observer of this.#observers) {
      const end = quietly(begin, observer, attempt);
      if (end) ends.push(end);
    }
    return (outcome) => {
      for (const end of ends) quietly(end, outcome);
    };
  }

  retry(retry: Retry): void {
    for (const observer of this.#observers) quietly(repeat, observer, retry);
  }
}

function begin(observer: RequestObserver, attempt: Attempt): End | undefined {
  return observer.attempt?.(attempt);
}

function repeat(observer: RequestObserver, retry: Retry): void {
  observer.retry?.(retry);
}

function quietly<Told extends unknown[], Result>(
  tell: (...told: Told) => Result,
  ...told: Told
): Result | undefined {
  try {
    return tell(...told);
  } catch {
    return undefined;
  }
}
