import { TRANSCRIPTION_LANGUAGES } from '../../../../stream/models/enums';
import { CAPTION_SPEAKER_MAX_LENGTH, CAPTION_TEXT_MAX_LENGTH } from '../../../../stream/models/limits';
import { requirePermission, targetOf } from '../../access/call-access';
import { callRoute } from '../../call-route';
import { egressOf } from '../egress.rules';
import type { Route } from '../../../protocol/route';
import { BodySchema } from '../../../protocol/validate';
import { parseTime } from '../../../protocol/wire-time';
import { resolveActor } from '../../../users/actor';
import { userRequestSchema, type UserRequest } from '../../../users/user-request';
import { sendCaption, startCaptions, stopCaptions } from './caption.rules';
import { startTranscription, stopTranscription } from './transcription.rules';

const startSchema = new BodySchema<{
  readonly language?: string;
  readonly enable_transcription?: boolean;
  readonly external_storage?: string;
}>({
  type: 'object',
  properties: {
    language: { type: 'string', enum: TRANSCRIPTION_LANGUAGES },
    enable_transcription: { type: 'boolean' },
    external_storage: { type: 'string' },
    speech_segment_config: {
      type: 'object',
      properties: {
        max_speech_caption_ms: { type: 'integer' },
        silence_duration_ms: { type: 'integer' },
      },
    },
  },
});

const stopSchema = new BodySchema<{ readonly stop_transcription?: boolean }>({
  type: 'object',
  properties: { stop_transcription: { type: 'boolean' } },
});

interface CaptionRequest {
  readonly text: string;
  readonly speaker_id: string;
  readonly language?: string;
  readonly service?: string;
  readonly translated?: boolean;
  readonly start_time?: string | number;
  readonly end_time?: string | number;
  readonly user?: UserRequest;
  readonly user_id?: string;
}

const captionSchema = new BodySchema<CaptionRequest>({
  type: 'object',
  required: ['text', 'speaker_id'],
  properties: {
    text: { type: 'string', minLength: 1, maxLength: CAPTION_TEXT_MAX_LENGTH },
    speaker_id: { type: 'string', minLength: 1, maxLength: CAPTION_SPEAKER_MAX_LENGTH },
    language: { type: 'string' },
    service: { type: 'string' },
    translated: { type: 'boolean' },
    start_time: { date: true },
    end_time: { date: true },
    user: userRequestSchema,
    user_id: { type: 'string' },
  },
});

/** Captions: made by the service, or sent by somebody. */
export const captionRoutes: readonly Route[] = [
  callRoute({ operation: 'StartClosedCaptions' }, ({ app, caller, body }, call) => {
    const { language, external_storage: storage, enable_transcription } = startSchema.parse(body);
    requirePermission(app, caller, targetOf(call), 'start-closed-captions');
    startCaptions(app, call, { language, storage });
    if (enable_transcription === true && egressOf(call).transcription === undefined) {
      startTranscription(app, call, { language, storage });
    }
    return {};
  }),
  callRoute({ operation: 'StopClosedCaptions' }, ({ app, caller, body }, call) => {
    const { stop_transcription } = stopSchema.parse(body);
    requirePermission(app, caller, targetOf(call), 'stop-closed-captions');
    stopCaptions(app, call);
    if (stop_transcription === true && egressOf(call).transcription !== undefined) {
      stopTranscription(app, call);
    }
    return {};
  }),
  callRoute({ operation: 'SendClosedCaption' }, (request, call) => {
    const { app, caller } = request;
    const caption = captionSchema.parse(request.body);
    requirePermission(app, caller, targetOf(call), 'send-closed-captions');
    const user = resolveActor(request, { object: caption.user, id: caption.user_id });
    sendCaption(app, call, {
      ...caption,
      user,
      speakerId: caption.speaker_id,
      startedAt: parseTime(caption.start_time),
      endedAt: parseTime(caption.end_time),
    });
    return {};
  }),
];
