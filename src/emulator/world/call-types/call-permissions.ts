import type { OwnCapability } from '../../../stream/models/enums';

/** A permission that call types grant to roles. */
export interface CallPermission {
  /** As it stands in grants. */
  readonly id: string;
  /** As it shows in `own_capabilities`; some permissions do not show there. */
  readonly capability?: OwnCapability;
}

const SHOWN: Readonly<Record<string, OwnCapability>> = {
  'block-user': 'block-users',
  'change-max-duration': 'change-max-duration',
  'create-call': 'create-call',
  'create-call-reaction': 'create-reaction',
  'enable-noise-cancellation': 'enable-noise-cancellation',
  'end-call': 'end-call',
  'join-backstage': 'join-backstage',
  'join-call': 'join-call',
  'join-ended-call': 'join-ended-call',
  'kick-user': 'kick-user',
  'mute-users': 'mute-users',
  'pin-call-track': 'pin-for-everyone',
  'read-call': 'read-call',
  'remove-call-member': 'remove-call-member',
  screenshare: 'screenshare',
  'send-audio': 'send-audio',
  'send-closed-captions': 'send-closed-captions-call',
  'send-video': 'send-video',
  'start-broadcasting': 'start-broadcast-call',
  'start-closed-captions': 'start-closed-captions-call',
  'start-frame-recording': 'start-frame-record-call',
  'start-individual-recording': 'start-individual-record-call',
  'start-raw-recording': 'start-raw-record-call',
  'start-recording': 'start-record-call',
  'start-transcription': 'start-transcription-call',
  'stop-broadcasting': 'stop-broadcast-call',
  'stop-closed-captions': 'stop-closed-captions-call',
  'stop-frame-recording': 'stop-frame-record-call',
  'stop-individual-recording': 'stop-individual-record-call',
  'stop-raw-recording': 'stop-raw-record-call',
  'stop-recording': 'stop-record-call',
  'stop-transcription': 'stop-transcription-call',
  'update-call': 'update-call',
  'update-call-member': 'update-call-member',
  'update-call-permissions': 'update-call-permissions',
  'update-call-settings': 'update-call-settings',
};

const NOT_SHOWN = [
  'delete-call',
  'delete-recording',
  'delete-transcription',
  'list-recordings',
  'list-transcriptions',
  'read-call-stats',
  'send-event',
  'update-call-member-role',
];

/** Every permission of calls, without its `-owner` and `-any-team` variants. */
export const CALL_PERMISSIONS: readonly CallPermission[] = [
  ...Object.entries(SHOWN).map(([id, capability]) => ({ id, capability })),
  ...NOT_SHOWN.map((id) => ({ id })),
];

/** The variants of a permission: on own calls only, across teams, and both. */
export const GRANT_SUFFIXES = { owner: '-owner', anyTeam: '-any-team', both: '-any-team-owner' } as const;

/** How error texts name a permission: `join-backstage` is `JoinBackstage`. */
export function actionName(permission: string): string {
  return permission
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
