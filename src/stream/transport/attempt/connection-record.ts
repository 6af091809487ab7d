import type { ClientStatus } from '../../client-status';
import type { ClientClock } from '../../clock';
import {
  StreamApiError,
  StreamConnectionError,
  StreamTimeoutError,
  type StreamError,
} from '../../stream.errors';
import type { StreamResponse } from '../decoding/response-metadata';
import type { Protection, Send } from '../protection';
import type { OutgoingRequest } from '../outgoing-request';

/** Remembers when Stream last worked and last failed. Times in milliseconds since 1970. */
export class ConnectionRecord implements Protection {
  readonly #clock: ClientClock;
  #respondedAt: number | undefined;
  #failure: { readonly at: number; readonly error: StreamError } | undefined;

  constructor(clock: ClientClock) {
    this.#clock = clock;
  }

  async send(request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    try {
      const response = await next(request);
      this.#respondedAt = this.#clock.now();
      return response;
    } catch (error) {
      this.#failed(error, this.#clock.now());
      throw error;
    }
  }

  read(): Pick<ClientStatus, 'lastResponseAt' | 'lastFailure'> {
    const failure = this.#failure;
    return {
      lastResponseAt: this.#respondedAt === undefined ? undefined : new Date(this.#respondedAt),
      lastFailure: failure && { at: new Date(failure.at), error: failure.error },
    };
  }

  #failed(error: unknown, now: number): void {
    if (error instanceof StreamApiError) {
      if (isRejectionOfRequest(error)) this.#respondedAt = now;
      else this.#failure = { at: now, error };
    } else if (error instanceof StreamTimeoutError || error instanceof StreamConnectionError) {
      this.#failure = { at: now, error };
    }
  }
}

/** Stream works and knows this client, but does not want this request. */
function isRejectionOfRequest({ status, code, refusesCredentials }: StreamApiError): boolean {
  return status < 500 && code !== undefined && !refusesCredentials;
}
