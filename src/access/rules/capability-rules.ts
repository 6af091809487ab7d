import type { OwnCapability } from '../../stream/models/enums';
import { CAN_READ_CALL } from './call-rules';
import { field } from './request-field';
import type { UserAttempt, UserRule } from './user-rule';

/** A capability that a request needs in addition if its body asks for more. */
interface Addition {
  /** The field of the body that asks for it when it is `true`. */
  readonly field: string;
  readonly capability: OwnCapability;
}

/** Acting on a call that the user may read, with a capability that the grants of the call type give. */
export function needsCapability(need: OwnCapability, addition?: Addition): UserRule {
  const more = addition && `; \`${addition.field}\` also needs the capability ${addition.capability}`;
  return onReadableCall(
    `and on which they have the capability ${need}${more ?? ''}`,
    async ({ call, body }) => {
      const capabilities = (await call?.capabilities()) ?? [];
      const needsMore = addition !== undefined && Boolean(field(body, addition.field));
      return [need, ...(needsMore ? [addition.capability] : [])].every((one) => capabilities.includes(one));
    },
  );
}

/** The same, with a capability for each value that a parameter of the path may have. */
export function needsCapabilityBy(
  parameter: string,
  capabilities: Readonly<Record<string, OwnCapability>>,
): UserRule {
  return onReadableCall(
    `and on which they have the capability for the ${parameter}: ${Object.values(capabilities).join(', ')}`,
    async ({ call, params }) => {
      const value = params[parameter] ?? '';
      const need = Object.hasOwn(capabilities, value) ? capabilities[value] : undefined;
      return need !== undefined && ((await call?.capabilities()) ?? []).includes(need);
    },
  );
}

/** The same, with a permission that Stream shows as no capability. */
export function needsPermission(
  permission: 'send-event' | 'list-recordings' | 'list-transcriptions',
): UserRule {
  return onReadableCall(
    `and on which they have the permission ${permission}`,
    async ({ call }) => (await call?.hasPermission(permission)) ?? false,
  );
}

/** The same rule for a request that can name the user who acts: users act as themselves, and services may name a user. */
export function asThemselves(actorField: string, rule: UserRule): UserRule {
  return {
    ...rule,
    only: `${rule.only}; \`${actorField}\` can only be their own id`,
    allows: async (attempt, policy) => {
      const actor = field(attempt.body, actorField);
      return (actor === undefined || actor === attempt.user.subject) && rule.allows(attempt, policy);
    },
    complete: (body, { kind, subject }) => (kind === 'user' ? { ...body, [actorField]: subject } : body),
  };
}

// The built-in grants give every user of the app capabilities on every call: they do not tell who may see one.
function onReadableCall(only: string, allows: (attempt: UserAttempt) => Promise<boolean>): UserRule {
  return {
    ...CAN_READ_CALL,
    only: `${CAN_READ_CALL.only}, ${only}`,
    allows: async (attempt, policy) =>
      (await CAN_READ_CALL.allows(attempt, policy)) && (await allows(attempt)),
  };
}
