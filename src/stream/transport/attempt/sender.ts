import type { CancelSignal } from '../../cancellation';
import { StreamConnectionError, type FailedRequest, type StreamApiError } from '../../stream.errors';
import type { ResolvedClientOptions } from '../../stream.options';
import { isSuccess, type Connection, type ReceivedAnswer, type SocketCounts } from '../connection/connection';
import { openConnection } from '../connection/open-connection';
import { apiError, unreadableAnswer } from '../decoding/api-error';
import { decodeDates } from '../decoding/decode-dates';
import { ResponseExcess } from '../decoding/response-excess';
import { readMetadata, withMetadata, type StreamResponse } from '../decoding/response-metadata';
import { readRetryAfter } from '../decoding/retry-after';
import { encodeJson } from '../encoding/encode-json';
import { encodeQuery } from '../encoding/encode-query';
import type { Operation } from '../operation';
import { traitsOf } from '../operations';
import { VERSION } from '../version';

/** Who sends. */
export interface TransportCredentials {
  readonly apiKey: string;
  /** A signed token with full access. */
  readonly serverToken: string;
}

/** A request in the form in which it is sent, as often as necessary. */
export interface EncodedRequest {
  readonly operation: Operation;
  /** What errors call it. */
  readonly names: FailedRequest;
  /** With the query, from the origin on. */
  readonly path: string;
  readonly body: string | undefined;
}

/** What differs from one attempt to the next. */
export interface AttemptOptions {
  /** 1 for the first. */
  readonly attempt: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal: CancelSignal | undefined;
}

/** Sends a request once: encode, send, decode. */
export class Sender {
  readonly #connection: Connection;
  readonly #pathPrefix: string;
  readonly #query: string;

  constructor({ apiKey, serverToken }: TransportCredentials, options: ResolvedClientOptions) {
    const { origin, pathname } = new URL(`${options.baseUrl}/api/v2`);
    const headers = signedHeaders(serverToken, options);
    this.#connection = openConnection(options, { origin, headers, secret: serverToken });
    this.#pathPrefix = pathname;
    this.#query = `?api_key=${encodeURIComponent(apiKey)}`;
  }

  /** @throws StreamValidationError when an argument cannot be encoded */
  encode(operation: Operation, requestId: string): EncodedRequest {
    const query = operation.query ? encodeQuery(operation.query) : '';
    return {
      operation,
      names: { operation: operation.name, requestId },
      path: `${this.#pathPrefix}${operation.path}${this.#query}${query === '' ? '' : `&${query}`}`,
      body: operation.body && encodeJson(operation.body, 'request'),
    };
  }

  /**
   * @throws StreamApiError when Stream refuses
   * @throws StreamTimeoutError when the answer takes longer than `timeout`
   * @throws StreamConnectionError when there is no answer
   * @throws StreamCancelledError when `signal` is aborted
   */
  async send<T extends object>(
    { operation, names, path, body }: EncodedRequest,
    { attempt, timeout, signal }: AttemptOptions,
  ): Promise<StreamResponse<T>> {
    const { requestId } = names;
    const { name, method } = operation;
    const answer = await this.#connection.send({
      operation: name,
      requestId,
      method,
      path,
      body,
      acceptEncoding: traitsOf(operation).isLong === true ? 'gzip' : 'identity',
      timeout,
      signal,
    });
    try {
      return decode<T>(names, attempt, answer);
    } catch (error) {
      throw error instanceof ResponseExcess
        ? new StreamConnectionError(error.message, { ...names, code: error.code }, { cause: error })
        : error;
    }
  }

  /** Absent where the sockets are not its own. */
  sockets(): SocketCounts | undefined {
    return this.#connection.sockets();
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }
}

function signedHeaders(
  serverToken: string,
  { userAgentSuffix }: ResolvedClientOptions,
): Record<string, string> {
  return {
    Authorization: serverToken,
    'Stream-Auth-Type': 'jwt',
    'X-Stream-Client': `nestjs-getstream-${VERSION}`,
    'User-Agent': `nestjs-getstream/${VERSION}${userAgentSuffix === undefined ? '' : ` ${userAgentSuffix}`}`,
  };
}

function decode<T extends object>(
  names: FailedRequest,
  attempts: number,
  answer: ReceivedAnswer,
): StreamResponse<T> {
  const { status, body } = answer;
  if (!isSuccess(status)) throw refusalOf(names, attempts, answer);
  const metadata = readMetadata(names.requestId, attempts, answer);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw unreadableAnswer(names, metadata);
  decodeDates(body as Record<string, unknown>);
  return withMetadata(body as T, metadata);
}

function refusalOf(
  { operation, requestId }: FailedRequest,
  attempts: number,
  answer: ReceivedAnswer,
): StreamApiError {
  const metadata = readMetadata(requestId, attempts, answer);
  // A date in it is by the clock that `Date` shows.
  const now = metadata.serverDate?.getTime() ?? Date.now();
  return apiError(operation, metadata, answer.body, readRetryAfter(answer.headers['retry-after'], now));
}
