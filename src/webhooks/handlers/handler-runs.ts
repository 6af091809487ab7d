/** A handler at work on an event. */
export interface HandlerRun {
  /** Settles when the handler does, however long it takes. */
  readonly finished: Promise<void>;
  /** Tells the handler to stop, which is up to the handler. */
  abort(reason: Error): void;
}

/** The handlers at work in this process. One that takes too long stays here until it ends, so that nobody starts it again. */
export class HandlerRuns {
  readonly #runs = new Map<string, HandlerRun>();
  #stopReason: Error | undefined;

  /** The run of an id, unless it has ended. */
  find(id: string): HandlerRun | undefined {
    return this.#runs.get(id);
  }

  /** Starts a run, for an id that has none. */
  start(id: string, handle: (signal: AbortSignal) => Promise<void>): HandlerRun {
    const controller = new AbortController();
    if (this.#stopReason) controller.abort(this.#stopReason);
    const finished = handle(controller.signal).finally(() => this.#runs.delete(id));
    // Of a run that fails late, nobody may be left to hear.
    finished.catch(() => undefined);
    const run: HandlerRun = {
      finished,
      abort: (reason) => {
        controller.abort(reason);
      },
    };
    this.#runs.set(id, run);
    return run;
  }

  /** Tells all handlers to stop, also those that are still to start. */
  abortAll(reason: Error): void {
    this.#stopReason = reason;
    for (const run of this.#runs.values()) run.abort(reason);
  }
}
