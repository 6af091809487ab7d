import { RECORDING_TYPES, type RecordingType } from '../../../../stream/models/enums';
import { requirePermission, targetOf } from '../../access/call-access';
import { callRoute } from '../../call-route';
import { deleteFile, readyFiles } from '../files/file.rules';
import { fileView } from '../files/file.view';
import { inputError } from '../../../protocol/stream-fault';
import type { Route } from '../../../protocol/route';
import { BodySchema } from '../../../protocol/validate';
import { startFrameRecording, stopFrameRecording } from './frame-recording.rules';
import { startRecording, stopRecording } from './recording.rules';

const startSchema = new BodySchema<{ readonly recording_external_storage?: string }>({
  type: 'object',
  properties: { recording_external_storage: { type: 'string' } },
});

/** What the permission to start and stop a recording is called after `start-` and `stop-`. */
const PERMISSIONS: Readonly<Record<RecordingType, string>> = {
  composite: 'recording',
  individual: 'individual-recording',
  raw: 'raw-recording',
};

/** Recording calls, and what becomes of recordings. */
export const recordingRoutes: readonly Route[] = [
  callRoute(
    {
      operation: 'StartRecording',
    },
    ({ app, caller, params, body }, call) => {
      const type = readRecordingType(params);
      const { recording_external_storage: storage } = startSchema.parse(body);
      requirePermission(app, caller, targetOf(call), `start-${PERMISSIONS[type]}`);
      startRecording(app, call, type, storage);
      return {};
    },
  ),
  callRoute(
    {
      operation: 'StopRecording',
    },
    ({ app, caller, params }, call) => {
      const type = readRecordingType(params);
      requirePermission(app, caller, targetOf(call), `stop-${PERMISSIONS[type]}`);
      stopRecording(app, call, type);
      return {};
    },
  ),
  callRoute({ operation: 'StartFrameRecording' }, ({ app, caller, body }, call) => {
    const { recording_external_storage: storage } = startSchema.parse(body);
    requirePermission(app, caller, targetOf(call), 'start-frame-recording');
    startFrameRecording(app, call, storage);
    return {};
  }),
  callRoute({ operation: 'StopFrameRecording' }, ({ app, caller }, call) => {
    requirePermission(app, caller, targetOf(call), 'stop-frame-recording');
    stopFrameRecording(app, call);
    return {};
  }),
  callRoute({ operation: 'ListRecordings' }, ({ app, caller, time }, call) => {
    requirePermission(app, caller, targetOf(call), 'list-recordings');
    const files = readyFiles(call).filter(({ kind }) => kind !== 'transcription');
    return { recordings: files.map((file) => ({ ...fileView(file, time), recording_type: file.kind })) };
  }),
  callRoute({ operation: 'DeleteRecording' }, ({ app, caller, params }, call) => {
    requirePermission(app, caller, targetOf(call), 'delete-recording');
    deleteFile(call, 'recording', params);
    return {};
  }),
];

/** The older paths name no type: theirs is the composite one. */
function readRecordingType({
  recording_type: given = 'composite',
}: Readonly<Record<string, string>>): RecordingType {
  const type = RECORDING_TYPES.find((name) => name === given);
  if (type !== undefined) return type;
  throw inputError(`recording_type must be one of [${RECORDING_TYPES.join(' ')}]`, 'recording_type');
}
