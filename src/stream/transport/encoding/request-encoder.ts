import type { ClientClock } from '../../clock';
import type { RequestOptions } from '../../request-options';
import type { ResolvedClientOptions } from '../../stream.options';
import { retrySafetyOf, type Operation, type OperationRequest } from '../operation';
import type { OutgoingRequest } from '../outgoing-request';
import { encodeJson } from './encode-json';
import { encodeQuery } from './encode-query';
import { fillPath } from './fill-path';

/** Encodes requests once for all their attempts, and fills in the options of the client. */
export class RequestEncoder {
  readonly #options: ResolvedClientOptions;
  readonly #clock: ClientClock;
  readonly #pathPrefix: string;
  readonly #query: string;

  constructor(apiKey: string, options: ResolvedClientOptions, clock: ClientClock) {
    this.#options = options;
    this.#clock = clock;
    this.#pathPrefix = new URL(`${options.baseUrl}/api/v2`).pathname;
    this.#query = `?api_key=${encodeURIComponent(apiKey)}`;
  }

  /** @throws StreamValidationError when an argument cannot be encoded */
  encode(
    declaration: Operation,
    content: OperationRequest,
    options: RequestOptions,
    requestId: string,
  ): OutgoingRequest {
    const { lane = 'interactive', timeout, retries, deadline, signal, principal } = options;
    const defaults = this.#options;
    const query = content.query ? encodeQuery(content.query) : '';
    const path = fillPath(declaration.path, content.path);
    return {
      operation: declaration.name,
      requestId,
      declaration,
      content,
      safety: retrySafetyOf(declaration, content),
      path,
      target: `${this.#pathPrefix}${path}${this.#query}${query === '' ? '' : `&${query}`}`,
      body: content.body && encodeJson(content.body, 'request'),
      acceptEncoding: declaration.isLong === true ? 'gzip' : 'identity',
      lane,
      timeout: timeout ?? defaults.timeout,
      deadlineAt: this.#clock.now() + (deadline ?? (lane === 'bulk' ? Infinity : defaults.deadline)),
      retries: retries ?? defaults.retries,
      attempt: 1,
      signal,
      principal,
      isShareable:
        timeout === undefined &&
        deadline === undefined &&
        retries === undefined &&
        options.lane === undefined,
    };
  }
}
