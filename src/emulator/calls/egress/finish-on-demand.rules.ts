import { isRunning as isRunningIn } from '../session';
import { egressOf } from './egress.rules';
import { inputError } from '../../protocol/stream-fault';
import { recordingFile } from './recordings/recording.rules';
import { transcriptionFile } from './transcriptions/transcription.rules';
import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import type { FileRecord } from '../../world/session';
import { finishFile, unfinishedFiles } from './files/file.rules';

/** What a file is to be like, instead of what it would be. */
export type GivenFile = Partial<Omit<FileRecord, 'kind' | 'readyAt'>>;

/**
 * Makes the oldest file of this kind ready that is still being made. Where none is, one that nothing recorded: of the
 * whole last session. Throws 400/4 while something still runs that would make one, and for a call that nobody was ever in.
 */
export function finishOnDemand(
  app: App,
  call: CallRecord,
  kind: FileRecord['kind'],
  given: GivenFile,
): FileRecord {
  const unfinished = unfinishedFiles(call).find(
    (file) => file.kind === kind && (given.egressId === undefined || file.egressId === given.egressId),
  );
  return finishFile(app, call, { ...(unfinished ?? unrecorded(app, call, kind)), ...given });
}

function unrecorded(app: App, call: CallRecord, kind: FileRecord['kind']): FileRecord {
  if (isRunningIn(call) && egressOf(call)[kind] !== undefined) {
    throw inputError(
      `the ${kind === 'transcription' ? kind : `${kind} recording`} still runs: stop it first`,
    );
  }
  const startedAt = call.session?.startedAt;
  if (startedAt === undefined) throw inputError('nobody has ever been in the call');
  const run = { id: app.ids.uuid(), startedAt };
  return kind === 'transcription' ? transcriptionFile(app, call, run) : recordingFile(app, call, kind, run);
}
