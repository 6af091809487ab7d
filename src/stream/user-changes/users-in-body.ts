import { requireUserId } from '../identifiers';

/** Fields of requests that hold the id of a user, … */
const IDS = [
  'user_id',
  'blocked_user_id',
  'created_by_id',
  'muted_by_id',
  'kicked_by_id',
  'new_call_owner_id',
  'new_channel_owner_id',
] as const;

/** … a list of such ids, … */
const ID_LISTS = ['user_ids', 'member_ids', 'members_ids', 'remove_members'] as const;

/** … a user, whom Stream writes, … */
const USERS = ['created_by', 'muted_by', 'kicked_by', 'user'] as const;

/** … or objects with such fields. Others, such as `custom` and filters, belong to the caller. */
const PARTS = ['data', 'members', 'update_members', 'preferences'] as const;

/**
 * Checks the ids of all users that a request names, wherever they stand in its body.
 *
 * @throws StreamValidationError naming the field
 */
export function requireUserIds(body: object, path = ''): void {
  const fields = body as Readonly<Record<string, unknown>>;
  for (const name of IDS) {
    if (isGiven(fields[name])) requireUserId(path + name, fields[name]);
  }
  for (const name of ID_LISTS) {
    toList(fields[name]).forEach((id, index) => requireUserId(`${path}${name}[${index}]`, id));
  }
  for (const name of USERS) {
    const user = fields[name];
    if (isObject(user)) requireUserId(`${path}${name}.id`, user.id);
  }
  for (const name of PARTS) {
    const part = fields[name];
    if (Array.isArray(part)) {
      part.forEach((item: unknown, index) => {
        if (isObject(item)) requireUserIds(item, `${path}${name}[${index}].`);
      });
    } else if (isObject(part)) requireUserIds(part, `${path}${name}.`);
  }
}

/** The users that a request writes besides what it is for, such as `data.created_by` of a new call. */
export function usersWrittenWith(body: object): string[] {
  const fields = body as Readonly<Record<string, unknown>>;
  const users = USERS.flatMap((name) => {
    const user = fields[name];
    return isObject(user) && typeof user.id === 'string' ? user.id : [];
  });
  return isObject(fields.data) ? [...users, ...usersWrittenWith(fields.data)] : users;
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
