import type { EmittedType } from '../../world/emitted-events';

/** The events that carry the whole call; the others of a call have its cid only. */
const CARRYING_CALL: ReadonlySet<string> = new Set<EmittedType>([
  'call.accepted',
  'call.created',
  'call.deleted',
  'call.ended',
  'call.frame_recording_failed',
  'call.frame_recording_started',
  'call.frame_recording_stopped',
  'call.hls_broadcasting_started',
  'call.live_started',
  'call.member_added',
  'call.member_removed',
  'call.member_updated',
  'call.member_updated_permission',
  'call.missed',
  'call.notification',
  'call.rejected',
  'call.ring',
  'call.session_ended',
  'call.session_started',
  'call.updated',
]);

const CARRYING_CAPABILITIES: ReadonlySet<string> = new Set<EmittedType>([
  'call.member_updated_permission',
  'call.updated',
]);

export function carriesCall(type: string): boolean {
  return CARRYING_CALL.has(type);
}

/** Whether the event has `capabilities_by_role`. */
export function carriesCapabilities(type: string): boolean {
  return CARRYING_CAPABILITIES.has(type);
}

/** Events of users, unlike those of calls, have `custom` data of their own and a list of members. */
export function isUserEvent(type: string): boolean {
  return type.startsWith('user.');
}

/** Events that belong to no call. */
export function isAppEvent(type: string): boolean {
  return isUserEvent(type) || type.startsWith('export.');
}
