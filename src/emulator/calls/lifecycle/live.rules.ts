import type { EgressKind } from '../egress/egress-mode';
import {
  requireEachStartable,
  startAutomatically,
  startEach,
  stopAll,
  type EgressStorages,
} from '../egress/session-egress.rules';
import type { StreamRequest } from '../../protocol/route';
import { changeSession } from '../change-session';
import { removeParticipants } from '../sessions/participants/participant.rules';
import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import { isAllowed, requirePermission, targetOf } from '../access/call-access';
import { isRunning, openSession } from '../session';
import { storedUser } from '../stored-user';

/** What starts as the call goes live, and where it is kept. */
export interface GoingLive {
  readonly kinds?: readonly Exclude<EgressKind, 'rtmps'>[];
  readonly storages?: EgressStorages;
}

/** Opens the call to everybody who may join. What goes live with it needs people in the call: throws 400/4 without. */
export function goLive(
  { app, caller }: StreamRequest,
  call: CallRecord,
  { kinds = [], storages }: GoingLive = {},
): void {
  requirePermission(app, caller, targetOf(call), 'update-call');
  requireEachStartable(app, call, kinds);
  const now = app.clock.now();
  if (openSession(call) !== undefined) changeSession(app, call, { liveStartedAt: now });
  call.backstage = false;
  call.updatedAt = now;
  app.events.emit('call.live_started', { call });
  startEach(app, call, kinds, storages);
  if (isRunning(call)) startAutomatically(app, call);
}

/** Closes the call again: puts those out who may not be backstage, and stops what runs, but for what is to be kept. */
export function stopLive(
  { app, caller }: StreamRequest,
  call: CallRecord,
  kept: readonly EgressKind[] = [],
): void {
  requirePermission(app, caller, targetOf(call), 'update-call');
  const now = app.clock.now();
  const session = openSession(call);
  if (session?.liveStartedAt !== undefined) changeSession(app, call, { liveEndedAt: now });
  call.backstage = true;
  call.updatedAt = now;
  stopAll(app, call, kept);
  removeParticipants(app, call, ({ userId }) => !mayStay(app, call, userId));
  app.events.emit('call.updated', { call });
}

function mayStay(app: App, call: CallRecord, userId: string): boolean {
  const caller = { kind: 'user', user: storedUser(app, userId) } as const;
  return isAllowed(app, caller, targetOf(call), 'join-backstage');
}
