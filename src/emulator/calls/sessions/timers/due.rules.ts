import { effectiveSettings } from '../../effective-settings';
import { finishFile, unfinishedFiles } from '../../egress/files/file.rules';
import type { App } from '../../../world/app';
import type { CallRecord } from '../../../world/call';
import type { Micros } from '../../../world/clock';
import { isRunning, type FileRecord } from '../../../world/session';
import { endSession, endWholeCall } from '../end-session.rules';
import { missOverdue, ringEnd } from '../ring-answer.rules';
import { timerEnd } from '../session.view';

/** How long a recording or a transcription takes until it can be fetched. Stream says no time; it is a matter of seconds. */
const FILE_TAKES: Micros = 5_000_000;

/** When something happens to the call by itself next. */
export function nextDeadline(app: App, call: CallRecord): Micros | undefined {
  const times = [
    ...unfinishedFiles(call).map(fileEnd),
    inactivityEnd(app, call),
    durationEnd(app, call),
    ringEnd(app, call),
  ].filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Does what is due. */
export function runDueTimers(app: App, call: CallRecord, now: Micros): void {
  const isDue = (time: Micros | undefined) => time !== undefined && time <= now;
  for (const file of unfinishedFiles(call)) if (isDue(fileEnd(file))) finishFile(app, call, file);
  missOverdue(app, call, now);
  if (isDue(durationEnd(app, call))) endWholeCall(app, call);
  if (isDue(inactivityEnd(app, call))) endSession(app, call);
}

function fileEnd({ endedAt }: FileRecord): Micros {
  return endedAt + FILE_TAKES;
}

function inactivityEnd(app: App, call: CallRecord): Micros | undefined {
  const { session } = call;
  if (!isRunning(session) || session.emptySince === undefined) return undefined;
  return session.emptySince + effectiveSettings(app, call).session.inactivity_timeout_seconds * 1_000_000;
}

/** A call that ended before is not ended again, whoever is in there. */
function durationEnd(app: App, call: CallRecord): Micros | undefined {
  const { session, endedAt } = call;
  if (!isRunning(session) || endedAt !== undefined) return undefined;
  return timerEnd(session, effectiveSettings(app, call));
}
