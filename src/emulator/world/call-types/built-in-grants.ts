import type { BuiltInCallType } from '../../../stream/models/enums';
import { CALL_PERMISSIONS } from './call-permissions';

/** The permission ids of each role. A role without an entry may do nothing. */
export type Grants = Readonly<Record<string, readonly string[]>>;

const EVERYTHING = CALL_PERMISSIONS.map(({ id }) => id);
const READ_ONLY = ['list-recordings-any-team', 'list-transcriptions-any-team', 'read-call-any-team'];
const WATCH = ['join-call', 'read-call'];

function without(permissions: readonly string[], ...left: readonly string[]): string[] {
  return permissions.filter((permission) => !left.includes(permission));
}

function own(...permissions: readonly string[]): string[] {
  return permissions.map((permission) => `${permission}-owner`);
}

/** Both halves of features that are started and stopped. */
function run(...features: readonly string[]): string[] {
  return features.flatMap((feature) => [`start-${feature}`, `stop-${feature}`]);
}

function acrossTeams(permissions: readonly string[]): string[] {
  return permissions.map((permission) => `${permission}-any-team`);
}

const DEFAULT_USER = [
  ...own('block-user', 'kick-user', 'mute-users', 'pin-call-track'),
  ...own('update-call', 'update-call-permissions', 'update-call-settings'),
  'create-call',
  'create-call-reaction',
  'enable-noise-cancellation-any-team',
  'end-call',
  'join-call',
  'join-ended-call',
  'list-recordings',
  'list-transcriptions',
  'read-call',
  'remove-call-member',
  'screenshare',
  'send-audio',
  'send-event',
  'send-video',
  ...run('broadcasting', 'closed-captions', 'frame-recording', 'recording', 'transcription'),
  'update-call-member',
];

const LIVESTREAM_USER = [
  ...own('block-user', 'end-call', 'join-backstage', 'join-ended-call', 'kick-user', 'mute-users'),
  ...own('pin-call-track', 'remove-call-member', 'screenshare', 'send-audio', 'send-video'),
  ...own(...run('broadcasting', 'recording')),
  ...own('update-call', 'update-call-member', 'update-call-member-role', 'update-call-permissions'),
  'create-call',
  'create-call-reaction',
  'enable-noise-cancellation-any-team',
  'join-call',
  'read-call',
  'send-event',
  ...run('frame-recording'),
];

const LIVESTREAM_HOST = [
  ...own('join-backstage', 'join-ended-call', 'kick-user', 'read-call-stats', 'remove-call-member'),
  ...own('send-audio', 'send-video', 'update-call', 'update-call-member', 'update-call-member-role'),
  ...own('update-call-permissions'),
  'block-user',
  'create-call',
  'create-call-reaction',
  'enable-noise-cancellation-any-team',
  'end-call',
  'join-call',
  'mute-users',
  'pin-call-track',
  'read-call',
  'screenshare',
  'send-event',
  ...run('broadcasting', 'frame-recording', 'recording'),
];

const AUDIO_ROOM_USER = [
  ...own('block-user', 'end-call', 'join-backstage', 'join-ended-call', 'kick-user', 'mute-users'),
  ...own('remove-call-member', 'send-audio', ...run('broadcasting', 'recording', 'transcription')),
  ...own('update-call', 'update-call-member', 'update-call-member-role', 'update-call-permissions'),
  ...own('update-call-settings'),
  'create-call',
  'create-call-reaction',
  'enable-noise-cancellation-any-team',
  'join-call',
  'read-call',
  'send-event',
];

const AUDIO_ROOM_HOST = AUDIO_ROOM_USER.map((permission) => permission.replace(/-owner$/, ''));

const LIVESTREAM_ADMIN = without(EVERYTHING, 'delete-recording', 'list-recordings', ...run('transcription'));
const AUDIO_ROOM_ADMIN = without(
  EVERYTHING,
  'delete-recording',
  'list-recordings',
  'pin-call-track',
  'send-video',
);
const DEVELOPMENT = without(EVERYTHING, 'delete-recording');

/** What the built-in call types grant when nobody has changed it. */
export const BUILT_IN_GRANTS: Readonly<Record<BuiltInCallType, Grants>> = {
  default: {
    admin: EVERYTHING,
    call_member: DEFAULT_USER,
    global_admin: acrossTeams(EVERYTHING),
    global_read_only: READ_ONLY,
    guest: ['enable-noise-cancellation-any-team', ...WATCH, 'send-audio', 'send-event', 'send-video'],
    user: DEFAULT_USER,
  },
  livestream: {
    admin: LIVESTREAM_ADMIN,
    anonymous: WATCH,
    call_member: [...LIVESTREAM_USER, 'join-call-any-team'],
    global_admin: acrossTeams(LIVESTREAM_ADMIN),
    global_read_only: READ_ONLY,
    guest: ['create-call-reaction', ...WATCH, 'send-event'],
    host: LIVESTREAM_HOST,
    user: LIVESTREAM_USER,
  },
  audio_room: {
    admin: AUDIO_ROOM_ADMIN,
    anonymous: WATCH,
    call_member: AUDIO_ROOM_USER,
    global_admin: acrossTeams(AUDIO_ROOM_ADMIN),
    global_read_only: READ_ONLY,
    guest: ['create-call-reaction', ...WATCH, 'send-event'],
    host: AUDIO_ROOM_HOST,
    user: AUDIO_ROOM_USER,
  },
  development: {
    admin: DEVELOPMENT,
    anonymous: WATCH,
    call_member: DEVELOPMENT,
    global_admin: acrossTeams(DEVELOPMENT),
    global_read_only: READ_ONLY,
    guest: [...WATCH, 'send-audio', 'send-event', 'send-video'],
    user: DEVELOPMENT,
  },
};
