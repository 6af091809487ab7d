import type { UpdateUserPartialRequest } from '../models/user-requests.model';
import { StreamValidationError } from '../stream.errors';

/** Names that mean a field of the user when they are at the top level of `set`. */
const USER_FIELDS: ReadonlySet<string> = new Set([
  'ban_expires',
  'banned',
  'created_at',
  'custom',
  'deactivated_at',
  'deleted_at',
  'devices',
  'id',
  'image',
  'invisible',
  'language',
  'last_active',
  'name',
  'online',
  'privacy_settings',
  'revoke_tokens_issued_before',
  'role',
  'teams',
  'teams_role',
  'updated_at',
]);

/**
 * Moves what is in `set.custom` up into `set`, where Stream's partial update wants custom data.
 *
 * @throws StreamValidationError for a custom key that would become a field of the user there
 */
export function flattenCustom(update: UpdateUserPartialRequest): UpdateUserPartialRequest {
  if (update.set?.custom === undefined) return update;
  const { custom, ...fields } = update.set;
  const place = `user ${update.id}: set.custom`;
  if (typeof custom !== 'object' || custom === null || Array.isArray(custom)) {
    throw new StreamValidationError(place, 'must be an object.');
  }
  for (const key of Object.keys(custom)) {
    if (USER_FIELDS.has(key)) {
      throw new StreamValidationError(
        `${place}.${key}`,
        'is the name of a field of users; a partial update would set that.',
      );
    }
    if (key in fields) throw new StreamValidationError(`${place}.${key}`, `is also given as set.${key}.`);
  }
  return { ...update, set: { ...fields, ...custom } };
}
