import type { UserChange } from '../user-changes/user-changes';
import type { Query } from './encoding/encode-query';
import type { ParameterOf, ParametersOf, PathParameters } from './encoding/fill-path';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Whether a request may be retried when its outcome is unknown. `read`: it changes nothing. `idempotent`: a second request
 * changes nothing more. `delete`: likewise, and a retry that finds nothing left means that an earlier attempt succeeded.
 * `unsafe`: only if the request never reached Stream, or Stream rejected it unread.
 */
export type RetrySafety = 'read' | 'idempotent' | 'delete' | 'unsafe';

/** How the client calls an operation of Stream's API, and what it may do with the requests besides sending them once. */
export interface OperationDeclaration<Path extends string = string> {
  readonly method: HttpMethod;
  /** The path below `/api/v2`, with its parameters in braces: `/video/call/{type}/{id}`. */
  readonly path: Path;
  readonly retry: RetrySafety;
  /** Why. */
  readonly reason: string;
  /** Selects requests of the operation that are `unsafe` nevertheless. */
  readonly unsafeIf?: (request: OperationRequest) => boolean;
  /** Matches Stream's message for "nothing left", if it does not return 404. */
  readonly gone?: RegExp;
  /** Keeps a 404 for a moment, per principal. */
  readonly keepsMisses?: true;
  /**
   * Asks for gzip, because the response has many objects. It adds a sixth to the time of reading a page of 100 calls, and
   * saves nine tenths of its bytes; reading one call takes twice the time, for less than a kilobyte.
   */
  readonly isLong?: true;
  /** Applies the option `cacheTtl` to its responses. */
  readonly cached?: true;
  /** Clears the cache, because it may change cached responses. */
  readonly clearsCache?: true;
  /** Names the users that a request changes, besides those that its body has as objects. */
  readonly changesUsers?: (request: OperationRequest) => UsersChange;
}

/** A declared operation. The declaration travels with each request: the transport knows no operation by name. */
export interface Operation<
  Path extends string = string,
  Name extends string = string,
> extends OperationDeclaration<Path> {
  /** Stream's operationId, such as `GetCall`. Errors, metrics, rate budgets and circuits use it. */
  readonly name: Name;
}

/** The content of one request. `path` has exactly the parameters of the operation's template. */
export type OperationRequest<Path extends string = string> = RequestContent & RequestPath<Path>;

interface RequestContent {
  readonly query?: Query | undefined;
  readonly body?: object | undefined;
}

type RequestPath<Path extends string> = string extends Path
  ? { readonly path?: PathParameters | undefined }
  : [ParameterOf<Path>] extends [never]
    ? { readonly path?: undefined }
    : { readonly path: ParametersOf<Path> };

/** What a request does to which users. */
export interface UsersChange {
  readonly kind: UserChange['kind'];
  readonly userIds: readonly string[];
}

/** The retry safety of one request: that of its operation, unless `unsafeIf` selects it. */
export function retrySafetyOf({ retry, unsafeIf }: Operation, request: OperationRequest): RetrySafety {
  return unsafeIf?.(request) === true ? 'unsafe' : retry;
}
