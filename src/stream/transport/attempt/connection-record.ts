import type { ClientStatus } from '../../client-status';
import {
  StreamApiError,
  StreamConnectionError,
  StreamTimeoutError,
  type StreamError,
} from '../../stream.errors';

/** Remembers when Stream last worked and last failed. Times in milliseconds since 1970. */
export class ConnectionRecord {
  #respondedAt: number | undefined;
  #failure: { readonly at: number; readonly error: StreamError } | undefined;

  succeeded(now: number): void {
    this.#respondedAt = now;
  }

  failed(error: unknown, now: number): void {
    if (error instanceof StreamApiError) {
      if (isRejectionOfRequest(error)) this.#respondedAt = now;
      else this.#failure = { at: now, error };
    } else if (error instanceof StreamTimeoutError || error instanceof StreamConnectionError) {
      this.#failure = { at: now, error };
    }
  }

  read(): Pick<ClientStatus, 'lastResponseAt' | 'lastFailure'> {
    const failure = this.#failure;
    return {
      lastResponseAt: this.#respondedAt === undefined ? undefined : new Date(this.#respondedAt),
      lastFailure: failure && { at: new Date(failure.at), error: failure.error },
    };
  }
}

/** Stream works and knows this client, but does not want this request. */
function isRejectionOfRequest({ status, code, refusesCredentials }: StreamApiError): boolean {
  return status < 500 && code !== undefined && !refusesCredentials;
}
