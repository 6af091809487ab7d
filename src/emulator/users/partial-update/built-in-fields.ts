import { inputError } from '../../protocol/stream-fault';
import { parseTime } from '../../protocol/wire-time';
import type { Json, JsonObject } from '../../world/json';
import type { UserRecord } from '../../world/user-store';
import { merged, withoutValue, withValue } from './json-path';

/** How one built-in field is set and cleared. Each returns a changed copy; `path` leads into an object field. */
export interface BuiltInField {
  /** Whether dotted keys lead into it. */
  readonly nested?: true;
  set(user: UserRecord, value: Json, path: readonly string[]): UserRecord;
  unset(user: UserRecord, path: readonly string[]): UserRecord;
}

/** What of a user cannot be set by an update. */
export const READ_ONLY_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'banned',
  'ban_expires',
  'blocked_user_ids',
  'channel_mutes',
  'created_at',
  'deactivated_at',
  'deleted_at',
  'devices',
  'last_active',
  'mutes',
  'online',
  'shadow_banned',
  'total_unread_count',
  'unread_channels',
  'unread_count',
  'unread_threads',
  'updated_at',
]);

const FIELDS: Readonly<Record<string, BuiltInField>> = {
  name: text('name', (user, name) => ({ ...user, name: name === '' ? undefined : name })),
  image: text('image', (user, image) => ({ ...user, image: image === '' ? undefined : image })),
  language: text('language', (user, language) => ({ ...user, language })),
  role: {
    set: (user, value) => ({ ...user, role: stringOf('role', value) }),
    unset: (user) => ({ ...user, role: 'user' }),
  },
  invisible: {
    set: (user, value) => ({ ...user, invisible: booleanOf('invisible', value) }),
    unset: (user) => ({ ...user, invisible: false }),
  },
  teams: {
    set: (user, value) => ({ ...user, teams: value === null ? [] : stringsOf('teams', value) }),
    unset: (user) => ({ ...user, teams: [] }),
  },
  teams_role: {
    nested: true,
    set: (user, value, path) => ({
      ...user,
      teamsRole: rolesOf(path.length === 0 ? value : withValue(user.teamsRole ?? {}, path, value)),
    }),
    unset: (user, path) => ({
      ...user,
      teamsRole: path.length === 0 ? undefined : rolesOf(withoutValue(user.teamsRole ?? {}, path)),
    }),
  },
  privacy_settings: {
    nested: true,
    set: (user, value, path) => {
      const old = user.privacySettings ?? {};
      const changed =
        path.length === 0 ? merged(old, objectOf('privacy_settings', value)) : withValue(old, path, value);
      return { ...user, privacySettings: changed };
    },
    unset: (user, path) => ({
      ...user,
      privacySettings: path.length === 0 ? undefined : withoutValue(user.privacySettings ?? {}, path),
    }),
  },
  revoke_tokens_issued_before: {
    set: (user, value) => ({
      ...user,
      revokeTokensIssuedBefore: timeOf('revoke_tokens_issued_before', value),
    }),
    unset: (user) => ({ ...user, revokeTokensIssuedBefore: undefined }),
  },
};

/** The field of this name, unless it is none of the built-in ones. */
export function builtInField(name: string): BuiltInField | undefined {
  return Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
}

/** A text field; `null` and unset are the empty text. */
function text(name: string, write: (user: UserRecord, value: string) => UserRecord): BuiltInField {
  return {
    set: (user, value) => write(user, value === null ? '' : stringOf(name, value)),
    unset: (user) => write(user, ''),
  };
}

function timeOf(field: string, value: Json): number | undefined {
  if (value === null) return undefined;
  const time = parseTime(value);
  if (time === undefined)
    throw inputError(`expected date for field "${field}" but got ${JSON.stringify(value)}`, field);
  return time;
}

function stringOf(field: string, value: Json): string {
  if (typeof value === 'string') return value;
  throw wrongType(field, 'string', value);
}

function booleanOf(field: string, value: Json): boolean {
  if (typeof value === 'boolean') return value;
  throw wrongType(field, 'boolean', value);
}

function stringsOf(field: string, value: Json): string[] {
  if (Array.isArray(value)) return value.map((item) => stringOf(field, item));
  throw wrongType(field, 'array', value);
}

function objectOf(field: string, value: Json): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw wrongType(field, 'object', value);
}

function rolesOf(value: Json): Record<string, string> {
  const entries = Object.entries(objectOf('teams_role', value ?? {}));
  return Object.fromEntries(entries.map(([team, role]) => [team, stringOf('teams_role', role)]));
}

function wrongType(field: string, type: string, value: Json): Error {
  return inputError(`expected ${type} for field "${field}" but got "${JSON.stringify(value)}"`, field);
}
