import { TRANSCRIPTION_LANGUAGES } from '../../../../stream/models/enums';
import { requirePermission, targetOf } from '../../access/call-access';
import { callRoute } from '../../call-route';
import { deleteFile, readyFiles } from '../files/file.rules';
import { fileView } from '../files/file.view';
import { egressOf } from '../egress.rules';
import type { Route } from '../../../protocol/route';
import { BodySchema } from '../../../protocol/validate';
import { startCaptions, stopCaptions } from './caption.rules';
import { startTranscription, stopTranscription } from './transcription.rules';

const startSchema = new BodySchema<{
  readonly language?: string;
  readonly enable_closed_captions?: boolean;
  readonly transcription_external_storage?: string;
}>({
  type: 'object',
  properties: {
    language: { type: 'string', enum: TRANSCRIPTION_LANGUAGES },
    enable_closed_captions: { type: 'boolean' },
    transcription_external_storage: { type: 'string' },
  },
});

const stopSchema = new BodySchema<{ readonly stop_closed_captions?: boolean }>({
  type: 'object',
  properties: { stop_closed_captions: { type: 'boolean' } },
});

/** Making transcriptions, and what becomes of them. */
export const transcriptionRoutes: readonly Route[] = [
  callRoute({ operation: 'StartTranscription' }, ({ app, caller, body }, call) => {
    const request = startSchema.parse(body);
    const { language, transcription_external_storage: storage, enable_closed_captions: captions } = request;
    requirePermission(app, caller, targetOf(call), 'start-transcription');
    startTranscription(app, call, { language, storage });
    if (captions === true && egressOf(call).captions === undefined) startCaptions(app, call, { language });
    return {};
  }),
  callRoute({ operation: 'StopTranscription' }, ({ app, caller, body }, call) => {
    const { stop_closed_captions: captions } = stopSchema.parse(body);
    requirePermission(app, caller, targetOf(call), 'stop-transcription');
    stopTranscription(app, call);
    if (captions === true && egressOf(call).captions !== undefined) stopCaptions(app, call);
    return {};
  }),
  callRoute({ operation: 'ListTranscriptions' }, ({ app, caller, time }, call) => {
    requirePermission(app, caller, targetOf(call), 'list-transcriptions');
    const files = readyFiles(call).filter(({ kind }) => kind === 'transcription');
    return { transcriptions: files.map((file) => fileView(file, time)) };
  }),
  callRoute({ operation: 'DeleteTranscription' }, ({ app, caller, params }, call) => {
    requirePermission(app, caller, targetOf(call), 'delete-transcription');
    deleteFile(call, 'transcription', params);
    return {};
  }),
];
