import type { ClientStatus } from '../../client-status';
import {
  StreamApiError,
  StreamConnectionError,
  StreamTimeoutError,
  type StreamError,
} from '../../stream.errors';

/** Remembers when Stream last worked and last failed. Times in milliseconds since 1970. */
export class ConnectionRecord {
  #answeredAt: number | undefined;
  #failure: { readonly at: number; readonly error: StreamError } | undefined;

  answered(now: number): void {
    this.#answeredAt = now;
  }

  failed(error: unknown, now: number): void {
    if (error instanceof StreamApiError) {
      if (isRefusalOfRequest(error)) this.#answeredAt = now;
      else this.#failure = { at: now, error };
    } else if (error instanceof StreamTimeoutError || error instanceof StreamConnectionError) {
      this.#failure = { at: now, error };
    }
  }

  read(): Pick<ClientStatus, 'lastAnswerAt' | 'lastFailure'> {
    const failure = this.#failure;
    return {
      lastAnswerAt: this.#answeredAt === undefined ? undefined : new Date(this.#answeredAt),
      lastFailure: failure && { at: new Date(failure.at), error: failure.error },
    };
  }
}

/** Stream works and knows this client, but does not want this request. */
function isRefusalOfRequest({ status, code, refusesCredentials }: StreamApiError): boolean {
  return status < 500 && code !== undefined && !refusesCredentials;
}
