import { changeEgress, egressOf, newRun, requireStartable } from '../egress.rules';
import { fileUrl } from '../files/file-url';
import { inputError } from '../../../protocol/stream-fault';
import type { App } from '../../../world/app';
import type { CallRecord } from '../../../world/call';
import type { HlsRun } from '../../../world/session';

/** Starts to send the call out as an HLS stream. Throws 400/4 where that cannot be. */
export function startHls(app: App, call: CallRecord): HlsRun {
  requireStartable(app, call, 'hls');
  const run = newRun(app, call);
  const hls = { ...run, playlistUrl: fileUrl(app, call, {}, `${run.id}/playlist.m3u8`) };
  changeEgress(app, call, { hls });
  app.events.emit('call.hls_broadcasting_started', { call, hls_playlist_url: hls.playlistUrl });
  return hls;
}

/** Throws 400/4 where none runs. */
export function stopHls(app: App, call: CallRecord): void {
  if (egressOf(call).hls === undefined) throw inputError('call egress is not running');
  changeEgress(app, call, { hls: undefined });
  app.events.emit('call.hls_broadcasting_stopped', { call });
}

/** As when Stream's engine breaks down: the broadcast ends, if there is one. */
export function failHls(app: App, call: CallRecord): void {
  if (egressOf(call).hls !== undefined) changeEgress(app, call, { hls: undefined });
  app.events.emit('call.hls_broadcasting_failed', { call });
}
