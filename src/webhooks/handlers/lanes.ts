/** Runs jobs of the same lane one after another, and those of different lanes side by side. */
export class Lanes {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Rejects when the job does; the next one runs in either case. */
  run<Result>(lane: string, job: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(lane);
    const result = before ? before.then(job) : job();
    const tail = result
      .catch(() => undefined)
      .finally(() => {
        if (this.#tails.get(lane) === tail) this.#tails.delete(lane);
      });
    this.#tails.set(lane, tail);
    return result;
  }
}
