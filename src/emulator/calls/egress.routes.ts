import { inputError, notFound, StreamFault } from '../http/stream-fault';
import type { Route } from '../http/route';
import { requirePermission, targetOf } from './access/call-access';
import { callRoute } from './call-route';
import { isRunning } from './session';

const RECORDING_TYPES = ['composite', 'individual', 'raw'];

/** What is started in a call, with the permission it needs. Stream: without people in the call nothing starts. */
const STARTS = [
  ['StartRecording', '/recordings/:recording_type/start', 'start-recording'],
  ['StartTranscription', '/start_transcription', 'start-transcription'],
  ['StartClosedCaptions', '/start_closed_captions', 'start-closed-captions'],
  ['StartFrameRecording', '/start_frame_recording', 'start-frame-recording'],
  ['StartHLSBroadcasting', '/start_broadcasting', 'start-broadcasting'],
  ['StartRTMPBroadcasts', '/rtmp_broadcasts', 'start-broadcasting'],
] as const;

const NOT_SENT = 'call egress is not running';
const NOT_TRANSCRIBED = 'call is not being transcribed';

/** What is stopped, with the permission it needs and the answer where nothing runs. */
const STOPS = [
  ['StopRecording', '/recordings/:recording_type/stop', 'stop-recording', NOT_SENT],
  ['StopTranscription', '/stop_transcription', 'stop-transcription', NOT_TRANSCRIBED],
  ['StopClosedCaptions', '/stop_closed_captions', 'stop-closed-captions', NOT_TRANSCRIBED],
  ['StopFrameRecording', '/stop_frame_recording', 'stop-frame-recording', NOT_SENT],
  ['StopHLSBroadcasting', '/stop_broadcasting', 'stop-broadcasting', NOT_SENT],
  ['StopAllRTMPBroadcasts', '/rtmp_broadcasts/stop', 'stop-broadcasting', NOT_SENT],
  ['StopRTMPBroadcast', '/rtmp_broadcasts/:name/stop', 'stop-broadcasting', NOT_SENT],
] as const;

/** Recording, transcription, captions and broadcasting, as far as they go without media. */
export const egressRoutes: readonly Route[] = [
  ...STARTS.map(([operation, suffix, permission]) =>
    callRoute({ operation, suffix }, ({ app, caller, params }, call) => {
      requireRecordingType(params);
      requirePermission(app, caller, targetOf(call), permission);
      if (!isRunning(call)) throw inputError('there is no active session');
      throw new StreamFault('notImplemented', `${operation} is not implemented by the emulator`);
    }),
  ),
  ...STOPS.map(([operation, suffix, permission, reason]) =>
    callRoute({ operation, suffix }, ({ app, caller, params }, call) => {
      requireRecordingType(params);
      requirePermission(app, caller, targetOf(call), permission);
      throw inputError(reason);
    }),
  ),
  callRoute(
    { operation: 'ListRecordings', method: 'GET', suffix: '/recordings' },
    ({ app, caller }, call) => {
      requirePermission(app, caller, targetOf(call), 'list-recordings');
      return { recordings: [] };
    },
  ),
  callRoute(
    { operation: 'ListTranscriptions', method: 'GET', suffix: '/transcriptions' },
    ({ app, caller }, call) => {
      requirePermission(app, caller, targetOf(call), 'list-transcriptions');
      return { transcriptions: [] };
    },
  ),
  callRoute(
    { operation: 'DeleteRecording', method: 'DELETE', suffix: '/:session/recordings/:filename' },
    ({ app, caller }, call) => {
      requirePermission(app, caller, targetOf(call), 'delete-recording');
      throw notFound("recording doesn't exist");
    },
  ),
  callRoute(
    { operation: 'DeleteTranscription', method: 'DELETE', suffix: '/:session/transcriptions/:filename' },
    ({ app, caller }, call) => {
      requirePermission(app, caller, targetOf(call), 'delete-transcription');
      throw notFound("transcription doesn't exist");
    },
  ),
  callRoute(
    { operation: 'GetCallReport', method: 'GET', suffix: '/report' },
    ({ app, caller, query }, call) => {
      requirePermission(app, caller, targetOf(call), 'read-call-stats');
      const session = query.get('session_id') ?? '';
      if (session === '') throw notFound('call session not found');
      throw notFound(`call report not found for cid:${call.cid} session_id:${session}`);
    },
  ),
];

function requireRecordingType({ recording_type: type }: Readonly<Record<string, string>>): void {
  if (type === undefined || RECORDING_TYPES.includes(type)) return;
  throw inputError(`recording_type must be one of [${RECORDING_TYPES.join(' ')}]`, 'recording_type');
}
