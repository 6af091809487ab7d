/** Puts things that belong together one behind the other; those of different lanes go side by side. */
export class Lanes {
  private readonly tails = new Map<string, Promise<void>>();

  /** Resolves when everything entered before in this lane is done. `done` says when this one is. */
  enter(lane: string, done: Promise<void>): Promise<void> {
    const before = this.tails.get(lane) ?? Promise.resolve();
    const tail = Promise.all([before, done]).then(() => {
      if (this.tails.get(lane) === tail) this.tails.delete(lane);
    });
    this.tails.set(lane, tail);
    return before;
  }
}
