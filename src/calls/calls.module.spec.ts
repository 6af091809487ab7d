import type { Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants';
import { USER_RULE } from '../access/allow-users.decorator';
import { withoutPrivateFields } from '../access/rules/private-fields';
import type { UserRule } from '../access/rules/user-rule';
import { CallsModule } from './calls.module';

/** The rule of each route that is open to users, by the name of its handler. */
function rulesOfRoutes(): Map<string, UserRule> {
  const controllers = Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, CallsModule) as Type<object>[];
  const handlers = controllers.flatMap(({ name, prototype }) =>
    Object.entries(Object.getOwnPropertyDescriptors(prototype as object)).map(
      ([handler, { value }]) =>
        [`${name}.${handler}`, Reflect.getMetadata(USER_RULE, value as object) as UserRule] as const,
    ),
  );
  return new Map(handlers.filter(([, rule]) => rule as unknown));
}

describe('every route about calls that is open to users', () => {
  it('has a rule that removes the private fields of other users from the response', () => {
    const rules = rulesOfRoutes();

    expect(rules.size).toBeGreaterThan(25);
    expect([...rules].filter(([, { redact }]) => redact !== withoutPrivateFields)).toEqual([]);
  });
});
