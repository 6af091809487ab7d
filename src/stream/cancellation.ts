/** What tells that something is no longer wanted: an `AbortSignal`, or whatever behaves like one. */
export interface CancelSignal {
  readonly aborted: boolean;
  /** Why; `undefined` before it is aborted. */
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * A signal and what aborts it in one. It does what an `AbortController` does, without event targets: of the work for a request
 * that goes through this server, they would be a noticeable part.
 */
export class Cancellation implements CancelSignal {
  /** Hardly ever more than two. There is a list per request, which is why it is no set: that costs more. */
  #listeners: (() => void)[] = [];
  #aborted = false;
  #reason: unknown;

  get aborted(): boolean {
    return this.#aborted;
  }

  get reason(): unknown {
    return this.#reason;
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    if (!this.#aborted && !this.#listeners.includes(listener)) this.#listeners.push(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    const index = this.#listeners.indexOf(listener);
    if (index >= 0) this.#listeners.splice(index, 1);
  }

  /** Calls every listener, once; a second call does nothing. */
  abort(reason: unknown): void {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#reason = reason;
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) listener();
  }
}
