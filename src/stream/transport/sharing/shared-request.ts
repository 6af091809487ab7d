import { Cancellation, type CancelSignal } from '../../cancellation';
import { cancelled } from '../cancelled';
import { withMetadata, type StreamResponse } from '../decoding/response-metadata';
import type { Send } from '../protection';
import type { OutgoingRequest } from '../outgoing-request';

type Response = StreamResponse<object>;

interface Waiter {
  readonly resolve: (response: Response) => void;
  readonly reject: (error: unknown) => void;
  readonly signal: CancelSignal | undefined;
  /** What listens to the signal. */
  readonly leave: () => void;
}

/** One request that several callers wait for, each with its own copy of the response. It is cancelled when all of them have left. */
export class SharedRequest {
  /** In the order of their coming; mostly there is one. */
  readonly #waiters: Waiter[] = [];
  readonly #cancellation: Cancellation | undefined;
  readonly #ended: () => void;
  /** Until when the request goes on, in milliseconds by the client's clock. */
  readonly deadlineAt: number;

  /**
   * @param first is sent; without a signal its caller cannot leave, and the request always goes on
   * @param ended called when the request has ended, before any caller hears of it: nobody may join any more
   */
  constructor(first: OutgoingRequest, send: Send, ended: () => void) {
    this.deadlineAt = first.deadlineAt;
    this.#cancellation = first.signal ? new Cancellation() : undefined;
    this.#ended = ended;
    const shared = this.#cancellation ? { ...first, signal: this.#cancellation } : first;
    send(shared).then(this.#onResponse, this.#onFailure);
  }

  /** Whether all callers have left: nobody may join it any more. */
  get isAbandoned(): boolean {
    return this.#cancellation?.aborted === true;
  }

  /** The response for one more caller, unless its signal is aborted first. */
  join(request: OutgoingRequest): Promise<Response> {
    const { signal } = request;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
        reject(cancelled(request, signal));
        if (this.#waiters.length === 0) this.#cancellation?.abort(signal?.reason);
      };
      const waiter: Waiter = { resolve, reject, signal, leave };
      this.#waiters.push(waiter);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  /** Promises tell it later, so nobody can change the response before all have theirs. */
  readonly #onResponse = (original: Response): void => {
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
export function copyOf(response: Response): Response {
  return withMetadata(structuredClone<object>({ ...response }), response.metadata);
}
