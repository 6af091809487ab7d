import { missingGrant } from '../../protocol/stream-fault';
import type { StreamRequest } from '../../protocol/route';
import { parseTime } from '../../protocol/wire-time';
import { mergeOverrides, type CallSettings } from '../../world/call-types/call-settings';
import { checkedOverride } from '../../call-types/settings/settings.rules';
import { startTask } from '../../tasks/task.rules';
import type { CallRecord } from '../../world/call';
import type { JsonObject } from '../../world/json';
import { requirePermission, targetOf } from '../access/call-access';
import type { UpdateRequest } from './call.schema';
import { endWholeCall } from '../sessions/end-session.rules';
import { isRunning } from '../session';
import { effectiveSettings } from '../effective-settings';

/** Replaces `custom` as a whole, lays settings over those in force, moves or clears the start. */
export function updateCall({ app, caller }: StreamRequest, call: CallRecord, update: UpdateRequest): void {
  const { custom, settings_override: sent, starts_at } = update;
  if (sent === undefined || custom !== undefined || starts_at !== undefined) {
    requirePermission(app, caller, targetOf(call), 'update-call');
  }
  if (sent !== undefined) {
    requirePermission(app, caller, targetOf(call), 'update-call-settings');
    overrideSettings(call, effectiveSettings(app, call), sent);
  }
  if (custom !== undefined) call.custom = custom;
  if (starts_at !== undefined) call.startsAt = parseTime(starts_at);
  call.updatedAt = app.clock.now();
  app.timers.schedule(call);
  app.events.emit('call.updated', { call });
}

/** Ends the call for everybody. A call that has ended keeps the time of its first end. */
export function endCall({ app, caller }: StreamRequest, call: CallRecord): void {
  requirePermission(app, caller, targetOf(call), 'end-call');
  endWholeCall(app, call, caller.kind === 'user' ? { user: caller.user } : {});
}

/**
 * Takes the call away; its id is free again. Returns the id of the task of a hard deletion, which only servers may ask
 * for.
 */
export function deleteCall(
  { app, caller }: StreamRequest,
  call: CallRecord,
  hard: boolean,
): string | undefined {
  if (hard && caller.kind === 'user') {
    throw missingGrant(caller.user.id, caller.user.role, 'DeleteCall', `video:${call.type}`);
  }
  requirePermission(app, caller, targetOf(call), 'delete-call');
  app.calls.remove(call);
  app.events.emit('call.deleted', { call });
  return hard ? startTask(app, { [call.cid]: { status: 'ok' } }) : undefined;
}

function overrideSettings(call: CallRecord, inForce: CallSettings, sent: JsonObject): void {
  const override = checkedOverride(inForce, sent);
  const enabled = override.backstage?.enabled;
  const isLive = inForce.backstage.enabled && !call.backstage;
  if (enabled === false) call.backstage = false;
  if (enabled === true && !isLive && !isRunning(call)) call.backstage = true;
  call.settingsOverride = mergeOverrides(call.settingsOverride, override);
}
