import { changeEgress, egressOf, requireStartable } from '../egress.rules';
import { inputError } from '../../../protocol/stream-fault';
import type { App } from '../../../world/app';
import type { CallRecord } from '../../../world/call';
import type { RtmpRun } from '../../../world/session';

/** Where a call is sent to by RTMP. */
export interface RtmpTarget {
  readonly name: string;
  readonly stream_url: string;
  readonly stream_key?: string;
}

/** Starts to send the call to another service. Throws 400/4 where that cannot be, and for a name that is in use. */
export function startRtmp(app: App, call: CallRecord, { name, stream_url, stream_key }: RtmpTarget): void {
  requireStartable(app, call, 'rtmps');
  if (findRtmp(call, name) !== undefined) {
    throw inputError(`an RTMP broadcast with the name "${name}" is already running`, 'broadcasts[0].name');
  }
  const run = {
    name,
    url: stream_url,
    startedAt: app.clock.now(),
    ...(stream_key !== undefined && { key: stream_key }),
  };
  changeEgress(app, call, { rtmps: [...rtmpsOf(call), run] });
  app.events.emit('call.rtmp_broadcast_started', { call, name });
}

/** Throws 400/4 where none of that name runs. */
export function stopRtmp(app: App, call: CallRecord, name: string): void {
  if (findRtmp(call, name) === undefined) throw inputError('call egress is not running');
  remove(app, call, name);
  app.events.emit('call.rtmp_broadcast_stopped', { call, name });
}

/** Stops all, and returns how many these are. */
export function stopAllRtmp(app: App, call: CallRecord): number {
  const running = rtmpsOf(call);
  for (const { name } of running) stopRtmp(app, call, name);
  return running.length;
}

/** As when the other service hangs up: the broadcast ends, if there is one of that name. */
export function failRtmp(app: App, call: CallRecord, name: string): void {
  if (findRtmp(call, name) !== undefined) remove(app, call, name);
  app.events.emit('call.rtmp_broadcast_failed', { call, name });
}

function remove(app: App, call: CallRecord, name: string): void {
  changeEgress(app, call, { rtmps: rtmpsOf(call).filter((run) => run.name !== name) });
}

function findRtmp(call: CallRecord, name: string): RtmpRun | undefined {
  return rtmpsOf(call).find((run) => run.name === name);
}

function rtmpsOf(call: CallRecord): readonly RtmpRun[] {
  return egressOf(call).rtmps ?? [];
}
