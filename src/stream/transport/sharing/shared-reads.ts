import { StreamTimeoutError, StreamUnavailableError } from '../../stream.errors';
import type { StreamResponse } from '../decoding/response-metadata';
import type { Protection, Send } from '../protection';
import { keyOf, type OutgoingRequest } from '../outgoing-request';
import { SharedRequest } from './shared-request';
import type { WriteListener } from './writes';

/** Lets identical reads that are under way at the same time share one request. */
export class SharedReads implements Protection, WriteListener {
  #requests = new Map<string, SharedRequest>();

  send(request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    return request.safety === 'read' && request.isShareable ? this.#share(request, next) : next(request);
  }

  /** Joins the same read, or starts it. Who joined, and has time left when the read runs out of its own, reads again. */
  #share(request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    const key = keyOf(request);
    const shared = this.#find(key);
    if (!shared) return this.#start(key, request, next);
    // Who waited long to come here has less time than the request, which would not end with it.
    if (request.deadlineAt < shared.deadlineAt) return next(request);
    const response = shared.join(request);
    if (request.deadlineAt <= shared.deadlineAt) return response;
    return response.catch((error: unknown) => {
      if (!isOutOfTime(error)) throw error;
      return this.#find(key)?.join(request) ?? this.#start(key, request, next);
    });
  }

  /** Reads that began before may not show the write, so later ones do not join them. */
  written(): void {
    if (this.#requests.size > 0) this.#requests = new Map();
  }

  #find(key: string): SharedRequest | undefined {
    const shared = this.#requests.get(key);
    return shared?.isAbandoned === true ? undefined : shared;
  }

  #start(key: string, request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    const requests = this.#requests;
    const shared = new SharedRequest(request, next, () => {
      if (requests.get(key) === shared) requests.delete(key);
    });
    requests.set(key, shared);
    return shared.join(request);
  }
}

/** Whether a read failed since its time was over, or would have been. */
function isOutOfTime(error: unknown): boolean {
  return error instanceof StreamTimeoutError || error instanceof StreamUnavailableError;
}
