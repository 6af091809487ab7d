/** Who shares the budgets: each client that uses them listens for changes made by others. */
export class ChangeListeners {
  readonly #listeners = new Set<() => void>();

  get areAny(): boolean {
    return this.#listeners.size > 0;
  }

  /** @returns ends the listening */
  add(changed: () => void): () => void {
    // Each call has a listener of its own, even of the same function.
    const listener = (): void => {
      changed();
    };
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** A request of one of them has ended: that one knows. */
  requestEnded(): void {
    if (this.#listeners.size > 1) this.changed();
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
