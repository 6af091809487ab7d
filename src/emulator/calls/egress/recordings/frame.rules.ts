import { openSession } from '../../session';
import { storedUser } from '../../stored-user';
import { egressOf } from '../egress.rules';
import { fileUrl } from '../files/file-url';
import { inputError } from '../../../protocol/stream-fault';
import { presence } from '../../presence';
import { requireUser } from '../../../users/find-user';
import type { App } from '../../../world/app';
import type { CallRecord } from '../../../world/call';

export interface Frame {
  readonly url?: string | undefined;
  readonly trackType?: string | undefined;
  /** Who is in the picture; everybody in the call when absent. */
  readonly userIds?: readonly string[] | undefined;
}

/** Tells of a captured frame. Throws 400/4 where none are captured. */
export function frameReady(app: App, call: CallRecord, frame: Frame): void {
  const session = openSession(call);
  const { frames } = egressOf(call);
  if (session === undefined || frames === undefined) throw inputError('call egress is not running');
  const capturedAt = app.clock.now();
  const users = frame.userIds?.map((id) => requireUser(app, id));
  const seen = users ?? presence(session).map(({ userId }) => storedUser(app, userId));
  app.events.emit('call.frame_recording_ready', {
    call,
    session_id: session.id,
    egress_id: frames.id,
    captured_at: capturedAt,
    track_type: frame.trackType ?? 'TRACK_TYPE_VIDEO',
    url: frame.url ?? fileUrl(app, call, frames, `${frames.id}/frame_${Math.floor(capturedAt / 1000)}.jpg`),
    users: Object.fromEntries(seen.map((user) => [user.id, user])),
  });
}
