import type { CancelSignal } from '../../cancellation';
import { StreamTimeoutError, StreamUnavailableError } from '../../stream.errors';
import type { StreamResponse } from '../decoding/response-metadata';
import { SharedRequest, type Waiting } from './shared-request';

type Read<T extends object> = (signal: CancelSignal | undefined) => Promise<StreamResponse<T>>;

/** Lets identical reads that are in request at the same time share one request. */
export class SharedReads {
  #requests = new Map<string, SharedRequest>();

  /** Joins the read with that key, or starts it. Who joined, and has time left when the read runs out of its own, reads again. */
  share<T extends object>(key: string, waiting: Waiting, read: Read<T>): Promise<StreamResponse<T>> {
    const request = this.#find(key);
    if (!request) return this.#start(key, waiting, read);
    // Who waited long to come here has less time than the request, which would not end with it.
    if (waiting.deadlineAt < request.deadlineAt) return read(waiting.signal);
    // The key says what is read, so what comes is an answer of this type.
    const answer = request.join(waiting) as Promise<StreamResponse<T>>;
    if (waiting.deadlineAt <= request.deadlineAt) return answer;
    return answer.catch((error: unknown) => {
      if (!isOutOfTime(error)) throw error;
      return (this.#find(key)?.join(waiting) ?? this.#start(key, waiting, read)) as Promise<
        StreamResponse<T>
      >;
    });
  }

  /** Something was written: reads that began before may not show it, so later ones do not join them. */
  renew(): void {
    if (this.#requests.size > 0) this.#requests = new Map();
  }

  #find(key: string): SharedRequest | undefined {
    const request = this.#requests.get(key);
    return request?.isAbandoned === true ? undefined : request;
  }

  #start<T extends object>(key: string, waiting: Waiting, read: Read<T>): Promise<StreamResponse<T>> {
    const requests = this.#requests;
    const request = new SharedRequest(waiting, read, () => {
      if (requests.get(key) === request) requests.delete(key);
    });
    requests.set(key, request);
    return request.join(waiting) as Promise<StreamResponse<T>>;
  }
}

/** Whether a read failed since its time was over, or would have been. */
function isOutOfTime(error: unknown): boolean {
  return error instanceof StreamTimeoutError || error instanceof StreamUnavailableError;
}
