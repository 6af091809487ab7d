import {
  StreamApiError,
  StreamConnectionError,
  StreamTimeoutError,
  StreamUnavailableError,
  type UnavailableReason,
} from '../../stream/stream.errors';

const UNAVAILABLE: Readonly<Record<UnavailableReason, string | undefined>> = {
  'circuit-open': 'Too many recent requests to Stream failed.',
  'queue-full': 'Too many requests to Stream wait already.',
  // Stream works: it is asked for too much.
  'rate-limit': undefined,
  'principal-share': undefined,
};

/**
 * What an error of the client's shows to be wrong between this process and Stream, in words that anybody may read;
 * `undefined` when it shows that Stream works and knows this client, as a refusal does.
 */
export function streamTrouble(error: unknown): string | undefined {
  if (error instanceof StreamApiError) return troubleOfAnswer(error);
  if (error instanceof StreamTimeoutError) return `Stream gave no answer within ${error.timeout} ms.`;
  if (error instanceof StreamConnectionError) {
    return `Stream cannot be reached${error.code === undefined ? '' : ` (${error.code})`}.`;
  }
  if (error instanceof StreamUnavailableError) return UNAVAILABLE[error.reason];
  return 'The request to Stream failed.';
}

function troubleOfAnswer({ status, code, refusesCredentials }: StreamApiError): string | undefined {
  if (refusesCredentials) return `Stream refused the credentials (status ${status}).`;
  if (status >= 500 || status === 408) return `Stream answered with status ${status}.`;
  const isStreams = code !== undefined || status === 429;
  return isStreams ? undefined : `Stream's answer makes no sense (status ${status}).`;
}
