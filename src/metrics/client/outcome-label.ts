import {
  StreamApiError,
  StreamCancelledError,
  StreamConnectionError,
  StreamTimeoutError,
  StreamUnavailableError,
  type StreamError,
} from '../../stream/stream.errors';

/**
 * What an attempt ended with, as one of few words: Stream's status, or why there is none. `unreadable` is a success whose body
 * was not what it should be.
 */
export function outcomeLabel(status: number | undefined, error: StreamError | undefined): string {
  if (status !== undefined) return error && status < 400 ? 'unreadable' : String(status);
  if (error instanceof StreamTimeoutError) return 'timeout';
  if (error instanceof StreamConnectionError) return 'connection';
  if (error instanceof StreamCancelledError) return 'cancelled';
  return error instanceof StreamUnavailableError ? 'unavailable' : 'error';
}

/** The same for an attempt that will be repeated. */
export function failureLabel(error: StreamError): string {
  return outcomeLabel(error instanceof StreamApiError ? error.status : undefined, error);
}
