import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { UserRule } from './rules/user-rule';

export const USER_RULE = Symbol.for('nestjs-getstream:user-rule');

/** What principals of the kind `user` may do on a route. Routes without a rule refuse them. */
export function AllowUsers(rule: UserRule): CustomDecorator<symbol> {
  return SetMetadata(USER_RULE, rule);
}
