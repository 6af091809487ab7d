import type { Caller } from '../../world/caller';
import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import { requirePermission, targetOf } from './call-access';
import { effectiveSettings } from '../effective-settings';

/**
 * Whether the caller may take part now. Throws 403/17 for who may not join at all, may not join an ended call, or has to
 * wait while the call is backstage.
 */
export function requireJoinable(app: App, caller: Caller, call: CallRecord): void {
  const target = targetOf(call);
  requirePermission(app, caller, target, 'join-call');
  if (call.endedAt !== undefined) requirePermission(app, caller, target, 'join-ended-call');
  if (call.backstage && !isOpenAhead(app, call)) requirePermission(app, caller, target, 'join-backstage');
}

/** With a start and a join-ahead time everybody may come in that long before the start. */
function isOpenAhead(app: App, call: CallRecord): boolean {
  const ahead = effectiveSettings(app, call).backstage.join_ahead_time_seconds ?? 0;
  if (call.startsAt === undefined || ahead === 0) return false;
  return app.clock.millis() * 1000 >= call.startsAt - ahead * 1_000_000;
}
