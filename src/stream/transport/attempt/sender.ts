import type { CancelSignal } from '../../cancellation';
import { StreamConnectionError, type RequestIdentity, type StreamApiError } from '../../stream.errors';
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
import { fillPath } from '../encoding/fill-path';
import type { Operation, OperationRequest } from '../operation';
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
  readonly content: OperationRequest;
  readonly identity: RequestIdentity;
  /** Below `/api/v2`, with its parameters encoded. */
  readonly path: string;
  /** The path from the origin on, with the query. */
  readonly target: string;
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
  encode(operation: Operation, content: OperationRequest, requestId: string): EncodedRequest {
    const query = content.query ? encodeQuery(content.query) : '';
    const path = fillPath(operation.path, content.path);
    return {
      operation,
      content,
      identity: { operation: operation.name, requestId },
      path,
      target: `${this.#pathPrefix}${path}${this.#query}${query === '' ? '' : `&${query}`}`,
      body: content.body && encodeJson(content.body, 'request'),
    };
  }

  /**
   * @throws StreamApiError when Stream refuses
   * @throws StreamTimeoutError when the answer takes longer than `timeout`
   * @throws StreamConnectionError when there is no answer
   * @throws StreamCancelledError when `signal` is aborted
   */
  async send<T extends object>(
    { operation, identity, target, body }: EncodedRequest,
    { attempt, timeout, signal }: AttemptOptions,
  ): Promise<StreamResponse<T>> {
    const { name, method, isLong } = operation;
    const answer = await this.#connection.send({
      operation: name,
      requestId: identity.requestId,
      method,
      path: target,
      body,
      acceptEncoding: isLong === true ? 'gzip' : 'identity',
      timeout,
      signal,
    });
    try {
      return decode<T>(identity, attempt, answer);
    } catch (error) {
      throw error instanceof ResponseExcess
        ? new StreamConnectionError(error.message, { ...identity, code: error.code }, { cause: error })
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
  identity: RequestIdentity,
  attempts: number,
  answer: ReceivedAnswer,
): StreamResponse<T> {
  const { status, body } = answer;
  if (!isSuccess(status)) throw refusalOf(identity, attempts, answer);
  const metadata = readMetadata(identity.requestId, attempts, answer);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw unreadableAnswer(identity, metadata);
  decodeDates(body as Record<string, unknown>);
  return withMetadata(body as T, metadata);
}

function refusalOf(
  { operation, requestId }: RequestIdentity,
  attempts: number,
  answer: ReceivedAnswer,
): StreamApiError {
  const metadata = readMetadata(requestId, attempts, answer);
  // A date in it is by the clock that `Date` shows.
  const now = metadata.serverDate?.getTime() ?? Date.now();
  return apiError(operation, metadata, answer.body, readRetryAfter(answer.headers['retry-after'], now));
}
