import type { Query } from './encoding/encode-query';
import type { OperationName } from './operations';

/** One request to Stream. */
export interface Operation {
  /** Stream's name of it, such as `GetCall`: errors say it. */
  readonly name: OperationName;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v2`, with its parameters encoded. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: object;
}
