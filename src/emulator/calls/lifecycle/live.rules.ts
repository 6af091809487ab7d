import { inputError } from '../../http/stream-fault';
import type { StreamRequest } from '../../http/route';
import type { CallRecord } from '../../world/call';
import { requirePermission, targetOf } from '../access/call-access';
import { isRunning, openSession } from '../session';

/** Opens the call to everybody who may join. What goes live with it needs people in the call: throws 400/4 without. */
export function goLive({ app, caller }: StreamRequest, call: CallRecord, startsEgress: boolean): void {
  requirePermission(app, caller, targetOf(call), 'update-call');
  if (startsEgress && !isRunning(call)) throw inputError('there is no active session');
  const now = app.clock.now();
  const session = openSession(call);
  if (session !== undefined) call.session = { ...session, liveStartedAt: now };
  call.backstage = false;
  call.updatedAt = now;
}

/** Closes the call again to those who may not be backstage. */
export function stopLive({ app, caller }: StreamRequest, call: CallRecord): void {
  requirePermission(app, caller, targetOf(call), 'update-call');
  const now = app.clock.now();
  const session = openSession(call);
  if (session?.liveStartedAt !== undefined) call.session = { ...session, liveEndedAt: now };
  call.backstage = true;
  call.updatedAt = now;
}
