import type { StreamResponse } from '../decoding/response-metadata';
import type { OutgoingRequest } from '../outgoing-request';
import type { Protection, Send } from '../protection';

/** Something that keeps what earlier requests read or wrote. */
export interface WriteListener {
  /** Called after each write. One that failed (`isDone` is false) may have taken effect nevertheless. */
  written(request: OutgoingRequest, isDone: boolean): void;
}

/** Tells everything that keeps something of writes. */
export class Writes implements Protection {
  readonly #listeners: readonly WriteListener[];

  constructor(listeners: readonly (WriteListener | undefined)[]) {
    this.#listeners = listeners.filter((listener) => listener !== undefined);
  }

  send(request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    return request.safety === 'read' ? next(request) : this.#write(request, next);
  }

  async #write(request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    let isDone = false;
    try {
      const response = await next(request);
      isDone = true;
      return response;
    } finally {
      for (const listener of this.#listeners) listener.written(request, isDone);
    }
  }
}
