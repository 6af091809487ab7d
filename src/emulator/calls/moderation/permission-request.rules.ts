import { notAllowed } from '../../protocol/stream-fault';
import { effectiveSettings } from '../effective-settings';
import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import type { UserRecord } from '../../world/user-store';

/** The permissions that a user can ask for. */
export const REQUESTABLE = ['screenshare', 'send-audio', 'send-video'] as const;
export type RequestablePermission = (typeof REQUESTABLE)[number];

const SETTINGS = { screenshare: 'screensharing', 'send-audio': 'audio', 'send-video': 'video' } as const;

/**
 * A user asks those who run the call for permissions. Throws 403/17 if the settings of the call do not allow requests for one
 * of them (emulator choice).
 */
export function requestPermissions(
  app: App,
  call: CallRecord,
  user: UserRecord,
  permissions: readonly RequestablePermission[],
): void {
  const settings = effectiveSettings(app, call);
  const closed = permissions.find((one) => !settings[SETTINGS[one]].access_request_enabled);
  if (closed !== undefined) {
    throw notAllowed(`access requests for ${closed} are disabled by the settings of the call`);
  }
  app.events.emit('call.permission_request', { call, user, permissions });
}
