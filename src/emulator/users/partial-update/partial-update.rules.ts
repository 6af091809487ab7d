import { CUSTOM_MAX_BYTES } from '../../../stream/models/limits';
import { inputError } from '../../protocol/stream-fault';
import type { App } from '../../world/app';
import type { Json } from '../../world/json';
import type { UserRecord } from '../../world/user-store';
import { requireUser } from '../find-user';
import { requireRole, requireTeams } from '../user-fields';
import { requireUniqueNames } from '../username';
import { builtInField, READ_ONLY_FIELDS } from './built-in-fields';
import { parsePath, withoutValue, withValue } from './json-path';
import type { PartialUpdate } from './partial-update-request';

/**
 * Changes single fields of users. A key that is no built-in field goes into `custom`; of a key that is both set and
 * unset, the unset wins. All or nothing: throws before anything is written.
 */
export function updateUsersPartial(app: App, updates: readonly PartialUpdate[]): UserRecord[] {
  const changed = new Map<string, UserRecord>();
  for (const update of updates) {
    const user = changed.get(update.id) ?? requireUser(app, update.id);
    changed.set(update.id, changedUser(app, user, update));
  }
  const renamed = [...changed.values()].filter((user) => isRenamed(app, user));
  requireUniqueNames(app, renamed);
  return [...changed.values()].map((user) => {
    const stored = { ...user, updatedAt: app.clock.now() };
    app.users.put(stored);
    app.events.emit('user.updated', { user: stored });
    return stored;
  });
}

function changedUser(app: App, user: UserRecord, { set = {}, unset = [] }: PartialUpdate): UserRecord {
  const withSet = Object.entries(set).reduce((result, [key, value]) => setField(result, key, value), user);
  const result = unset.reduce(unsetField, withSet);
  if (result.role !== user.role) requireRole(app, result.role, 'role');
  requireTeams(app, result.teams, result.teamsRole);
  if (Buffer.byteLength(JSON.stringify(result.custom)) > CUSTOM_MAX_BYTES) {
    throw inputError(`custom must be a maximum of ${CUSTOM_MAX_BYTES} bytes in size`, 'custom');
  }
  return result;
}

function setField(user: UserRecord, key: string, value: Json): UserRecord {
  const { field, name, path } = target(key);
  if (field) return field.set(user, value, path);
  return { ...user, custom: withValue(user.custom, [name, ...path], value) };
}

function unsetField(user: UserRecord, key: string): UserRecord {
  const { field, name, path } = target(key);
  if (field) return field.unset(user, path);
  return { ...user, custom: withoutValue(user.custom, [name, ...path]) };
}

/** What a key names: a built-in field or a place in `custom`. */
function target(key: string) {
  const [name, ...path] = parsePath(key);
  const field = builtInField(name);
  if (READ_ONLY_FIELDS.has(name)) throw inputError(`field "${name}" cannot be updated`, name);
  if (field && !field.nested && path.length > 0) throw inputError(`invalid key "${key}"`, key);
  return { field, name, path };
}

/** Uniqueness is not applied to names that stay as they are. */
function isRenamed(app: App, user: UserRecord): boolean {
  return user.name !== app.users.get(user.id)?.name;
}
