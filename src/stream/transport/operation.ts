import type { Query } from './encoding/encode-query';
import type { UserChange } from '../users/user-changes';
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
  /** What it changes of users, besides those that `body` has as objects. */
  readonly changes?: UserChangeOf;
}

/** What an operation does to which users. */
export interface UserChangeOf {
  readonly kind: UserChange['kind'];
  readonly userIds: readonly string[];
}
