import { requireUserId } from '../identifiers';
import { shownValue } from '../shown-value';
import { StreamValidationError } from '../stream.errors';

/**
 * Callers in JavaScript may leave the list out, or an id.
 *
 * @throws StreamValidationError naming what is no list, no user or no id of a user
 */
export function requireUsers<User extends { readonly id: string }>(users: readonly User[]): readonly User[] {
  const list: unknown = users;
  if (!Array.isArray(list))
    throw new StreamValidationError('users', `must be a list, not ${shownValue(list)}.`);
  for (let index = 0; index < list.length; index += 1) {
    const item: unknown = list[index];
    if (typeof item !== 'object' || item === null) {
      throw new StreamValidationError(`users[${index}]`, `must be an object, not ${shownValue(item)}.`);
    }
    requireUserId(`users[${index}].id`, 'id' in item ? item.id : undefined);
  }
  return users;
}
