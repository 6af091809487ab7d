import { actionName, CALL_PERMISSIONS, GRANT_SUFFIXES } from '../world/call-types/call-permissions';
import type { JsonObject } from '../world/json';

/** Stream's Permission. */
export interface Permission {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly action: string;
  /** Holds for the user's own things only. */
  readonly owner: boolean;
  /** Holds inside the user's own team only. */
  readonly same_team: boolean;
  readonly custom: boolean;
  /** Of custom permissions only. */
  readonly condition?: JsonObject;
  readonly level: 'app' | 'channel' | 'call';
  readonly owner_resource: string;
  readonly tags: readonly string[];
}

/** Permissions outside calls: of users, and of Chat as far as apps are commonly configured with them. */
const APP_PERMISSIONS = [
  'ban-user',
  'create-block-list',
  'create-channel',
  'delete-user',
  'flag-user',
  'mute-user',
  'read-block-lists',
  'search-user',
  'unban-user',
  'update-user',
  'update-user-role',
  'update-user-teams',
];

/** The permissions of every app, each with its variants. */
export function builtInPermissions(): Permission[] {
  return [
    ...APP_PERMISSIONS.flatMap((id) => variants(id, 'app')),
    ...CALL_PERMISSIONS.flatMap(({ id }) => variants(id, 'call')),
  ];
}

function variants(base: string, level: Permission['level']): Permission[] {
  const { owner, anyTeam, both } = GRANT_SUFFIXES;
  return [
    permission(base, '', level),
    permission(base, owner, level),
    permission(base, anyTeam, level),
    permission(base, both, level),
  ];
}

function permission(base: string, suffix: string, level: Permission['level']): Permission {
  const words = base.replaceAll('-', ' ');
  const owner = suffix.includes('owner');
  const anyTeam = suffix.includes('any-team');
  const scope = [owner && 'own', anyTeam && 'in any team'].filter((part) => part !== false).join(', ');
  return {
    id: base + suffix,
    name: actionName(base + suffix),
    description: `Grants ${words}${scope === '' ? '' : ` (${scope})`}`,
    action: actionName(base),
    owner,
    same_team: !anyTeam,
    custom: false,
    level,
    owner_resource: level === 'call' ? 'call' : 'user',
    tags: [],
  };
}
