import { changeEgress, egressOf, newRun, requireStartable } from '../egress.rules';
import { inputError } from '../../../protocol/stream-fault';
import type { App } from '../../../world/app';
import type { CallRecord } from '../../../world/call';

/** Starts to capture frames. Throws 400/4 where that cannot be, and for an unknown storage. */
export function startFrameRecording(app: App, call: CallRecord, storage?: string): void {
  requireStartable(app, call, 'frames');
  const frames = newRun(app, call, storage);
  changeEgress(app, call, { frames });
  app.events.emit('call.frame_recording_started', { call, egress_id: frames.id });
}

/** Throws 400/4 where no frames are captured. */
export function stopFrameRecording(app: App, call: CallRecord): void {
  const { frames } = egressOf(call);
  if (frames === undefined) throw inputError('call egress is not running');
  changeEgress(app, call, { frames: undefined });
  app.events.emit('call.frame_recording_stopped', { call, egress_id: frames.id });
}

/** As when Stream's engine breaks down: no more frames are captured. */
export function failFrameRecording(app: App, call: CallRecord): void {
  const { frames } = egressOf(call);
  if (frames !== undefined) changeEgress(app, call, { frames: undefined });
  app.events.emit('call.frame_recording_failed', { call, egress_id: frames?.id ?? app.ids.uuid() });
}
