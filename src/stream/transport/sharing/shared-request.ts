import { Cancellation, type CancelSignal } from '../../cancellation';
import { withMetadata, type StreamResponse } from '../decoding/response-metadata';

type Answer = StreamResponse<object>;

/** Who waits for a request. */
export interface Waiting {
  /** Lets the caller go away. */
  readonly signal: CancelSignal | undefined;
  /** Until when the caller has time, in milliseconds by the client's clock. */
  readonly deadlineAt: number;
  /** What to throw when the caller went away. */
  readonly gone: () => Error;
}

interface Waiter {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
  readonly signal: CancelSignal | undefined;
  /** What listens to the signal. */
  readonly leave: () => void;
}

/** One request that several callers wait for, each with an answer of its own; it is given up when all of them went away. */
export class SharedRequest {
  /** In the order of their coming; mostly there is one. */
  readonly #waiters: Waiter[] = [];
  readonly #cancellation: Cancellation | undefined;
  readonly #ended: () => void;
  /** Until when the request goes on, in milliseconds by the client's clock. */
  readonly deadlineAt: number;

  /**
   * @param first who starts it; without a signal it cannot go away, and the request always goes on
   * @param ended called when the request has ended, before anybody hears of it: nobody may join any more
   */
  constructor(
    { signal, deadlineAt }: Waiting,
    start: (signal: CancelSignal | undefined) => Promise<Answer>,
    ended: () => void,
  ) {
    this.deadlineAt = deadlineAt;
    this.#cancellation = signal ? new Cancellation() : undefined;
    this.#ended = ended;
    start(this.#cancellation).then(this.#onAnswer, this.#onFailure);
  }

  /** Whether everybody went away: nobody may join it any more. */
  get isAbandoned(): boolean {
    return this.#cancellation?.aborted === true;
  }

  /** The answer for one more caller, unless its signal is aborted first. */
  join({ signal, gone }: Waiting): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
        reject(gone());
        if (this.#waiters.length === 0) this.#cancellation?.abort(signal?.reason);
      };
      const waiter: Waiter = { resolve, reject, signal, leave };
      this.#waiters.push(waiter);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  /** Promises tell it later, so nobody can change the answer before all have theirs. */
  readonly #onAnswer = (original: Answer): void => {
    this.#end().forEach(({ resolve, reject }, index) => {
      try {
        resolve(index === 0 ? original : copyOf(original));
      } catch (error) {
        // An interceptor of the host may have put something into it that cannot be copied.
        reject(error);
      }
    });
  };

  readonly #onFailure = (error: unknown): void => {
    for (const { reject } of this.#end()) reject(error);
  };

  /** Those who stayed to the end. */
  #end(): readonly Waiter[] {
    this.#ended();
    for (const { signal, leave } of this.#waiters) signal?.removeEventListener('abort', leave);
    return this.#waiters;
  }
}

/** A deep copy with the same metadata. */
export function copyOf(answer: Answer): Answer {
  return withMetadata(structuredClone<object>({ ...answer }), answer.metadata);
}
