import { presence } from '../presence';
import { TRACKS, withdrawTracks } from '../sessions/participants/published-tracks.rules';
import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import type { UserRecord } from '../../world/user-store';
import { openSession } from '../session';

export interface MuteRequest {
  readonly user_ids?: readonly string[];
  readonly mute_all_users?: boolean;
  readonly audio?: boolean;
  readonly video?: boolean;
  readonly screenshare?: boolean;
  readonly screenshare_audio?: boolean;
}

/**
 * Tells that users were muted, whether they are in the call or not; all who are in it but the muter with `mute_all_users`.
 * What of it they send in the call, they send no longer.
 */
export function muteUsers(
  app: App,
  call: CallRecord,
  by: UserRecord,
  { user_ids = [], mute_all_users: all = false, ...flags }: MuteRequest,
): void {
  const present = presence(openSession(call)).map(({ userId }) => userId);
  const muted = all ? present.filter((id) => id !== by.id) : user_ids;
  if (muted.length === 0) return;
  withdrawTracks(
    app,
    call,
    muted,
    TRACKS.filter((track) => flags[track] === true),
  );
  app.events.emit('call.user_muted', {
    call,
    from_user_id: by.id,
    muted_user_ids: [...new Set(muted)],
    reason: '',
  });
}
