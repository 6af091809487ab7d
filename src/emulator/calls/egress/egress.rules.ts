import { openSession } from '../session';
import { effectiveSettings } from '../effective-settings';
import { inputError } from '../../protocol/stream-fault';
import { changeSession } from '../change-session';
import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import { isRunning, type EgressRun, type SessionEgress } from '../../world/session';
import { EGRESS_NAMES, egressMode, type EgressKind } from './egress-mode';

/** What runs in the open session of a call. */
export function egressOf(call: CallRecord): SessionEgress {
  return openSession(call)?.egress ?? {};
}

/** Throws 400/4 where nobody is in the call, where its settings do not allow it, and where it runs already. */
export function requireStartable(app: App, call: CallRecord, kind: EgressKind): void {
  if (!isRunning(call.session)) throw inputError('there is no active session');
  if (egressMode(effectiveSettings(app, call), kind) === 'disabled') {
    throw inputError(`${EGRESS_NAMES[kind]} is disabled for this call`);
  }
  if (kind !== 'rtmps' && egressOf(call)[kind] !== undefined) {
    throw inputError(`${EGRESS_NAMES[kind]} is already running`);
  }
}

/** A run that begins now. What it makes goes to the storage named, or to that of the call's type. */
export function newRun(app: App, call: CallRecord, storage?: string): EgressRun {
  const to =
    storage === undefined || storage === '' ? app.callTypes.get(call.type)?.externalStorage : storage;
  const run = { id: app.ids.uuid(), startedAt: app.clock.now() };
  if (to === undefined || to === STREAM_STORAGE) return run;
  if (app.storages.get(to) === undefined) throw inputError(`external storage "${to}" does not exist`);
  return { ...run, storage: to };
}

/** Changes what runs; `undefined` is what runs no longer. */
export function changeEgress(app: App, call: CallRecord, change: Partial<SessionEgress>): void {
  changeSession(app, call, { egress: { ...egressOf(call), ...change } });
}

/** The name under which Stream keeps files itself. */
const STREAM_STORAGE = 'stream-s3';
