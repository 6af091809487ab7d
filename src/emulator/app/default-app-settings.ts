import type { AppSettings, Behaviour } from '../world/app-settings';

/** What each built-in role may do outside calls. */
const GRANTS: Readonly<Record<string, readonly string[]>> = {
  admin: [
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
  ],
  anonymous: [],
  global_admin: ['ban-user', 'flag-user', 'mute-user', 'search-user', 'unban-user', 'update-user'],
  global_moderator: ['ban-user', 'flag-user', 'mute-user', 'search-user', 'unban-user'],
  global_read_only: ['search-user'],
  guest: ['flag-user', 'search-user', 'update-user-owner'],
  host: [],
  moderator: ['ban-user', 'flag-user', 'mute-user', 'search-user', 'unban-user'],
  user: ['create-channel', 'flag-user', 'mute-user', 'search-user', 'update-user-owner'],
};

/** The settings of an app nobody has configured. */
export function defaultAppSettings({ strictCursors }: Behaviour): AppSettings {
  return {
    name: 'Emulator',
    multiTenantEnabled: false,
    enforceUniqueUsernames: 'no',
    disableAuthChecks: false,
    disablePermissionsChecks: false,
    guestUserCreationDisabled: false,
    strictCursors,
    grants: Object.fromEntries(Object.entries(GRANTS).map(([role, ids]) => [role, [...ids]])),
    hookPayloadCompression: false,
    eventHooks: [],
    fields: {},
  };
}
