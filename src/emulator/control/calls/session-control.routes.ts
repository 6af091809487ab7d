import { RECORDING_TYPES, type RecordingType } from '../../../stream/models/enums';
import type { ControlRequest, ControlRoute } from '../control-route';
import { text, BodySchema, type Schema } from '../../protocol/validate';
import { requestablePermissions } from '../../calls/moderation/permission-request.routes';
import type { RequestablePermission } from '../../calls/moderation/permission-request.rules';
import { reactionFields } from '../../calls/reactions/reaction.schema';
import { feedbackFields } from '../../calls/feedback/feedback.schema';
import { clientSchema, locationSchema } from '../../calls/sessions/participants/participant-origin.schema';
import { TRACKS, type Track } from '../../calls/sessions/participants/published-tracks.rules';
import { CallControl } from './call-control';
import type {
  CaptionOptions,
  FeedbackOptions,
  FileOptions,
  FrameOptions,
  JoinOptions,
  LeaveOptions,
  ReactionOptions,
  RecordingOptions,
} from './emulated-call';

interface OfUser {
  readonly user_id: string;
}

const time: Schema = { type: 'string' };
const recordingType: Schema = { type: 'string', enum: RECORDING_TYPES };
const file = {
  filename: text,
  url: text,
  start_time: time,
  end_time: time,
  session_id: text,
  egress_id: text,
};

/** A body of which the fields named first must be there. */
function body<T extends object>(
  required: Readonly<Record<string, Schema>>,
  optional: Readonly<Record<string, Schema>> = {},
): BodySchema<T> {
  return new BodySchema<T>({
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...optional },
  });
}

const join = body<OfUser & JoinOptions>(
  { user_id: text },
  { role: text, user_session_id: text, location: locationSchema, client: clientSchema },
);
const leave = body<OfUser & LeaveOptions>({ user_id: text }, { user_session_id: text, reason: text });
const count = body<{ readonly count?: number }>({}, { count: { type: 'integer', minimum: 1 } });
const tracks = body<OfUser & { readonly tracks: readonly Track[] }>({
  user_id: text,
  tracks: { type: 'array', items: { type: 'string', enum: TRACKS } },
});
const permissionRequest = body<OfUser & { readonly permissions: readonly RequestablePermission[] }>({
  user_id: text,
  permissions: requestablePermissions,
});
const { type: reactionType, ...aboutReaction } = reactionFields;
const reaction = body<OfUser & ReactionOptions>({ user_id: text, type: reactionType }, aboutReaction);
const statsReport = body<{ readonly session_id?: string }>({}, { session_id: text });
const { rating, ...aboutFeedback } = feedbackFields;
const feedback = body<OfUser & FeedbackOptions>({ user_id: text, rating }, aboutFeedback);
const user = body<OfUser>({ user_id: text });
const reject = body<OfUser & { readonly reason?: string }>({ user_id: text }, { reason: text });
const recording = body<RecordingOptions>({}, { ...file, recording_type: recordingType });
const transcription = body<FileOptions>({}, file);
const frame = body<FrameOptions>(
  {},
  { url: text, track_type: text, user_ids: { type: 'array', items: text } },
);
const caption = body<CaptionOptions>(
  { text, speaker_id: text },
  {
    user_id: text,
    language: text,
    service: text,
    translated: { type: 'boolean' },
    start_time: time,
    end_time: time,
  },
);
const failRecording = body<{ readonly recording_type?: RecordingType }>(
  {},
  { recording_type: recordingType },
);
const failTranscription = body<{ readonly error?: string }>({}, { error: text });
const name = body<{ readonly name: string }>({ name: text });

/** What a request for one call does. The answer is `{}`. */
function action(suffix: string, act: (call: CallControl, body: unknown) => void): ControlRoute {
  return answering(suffix, (call, given) => {
    act(call, given);
    return {};
  });
}

/** What a request for one call does, and is answered. */
function answering(suffix: string, act: (call: CallControl, body: unknown) => object): ControlRoute {
  return {
    method: 'POST',
    path: `/_emulator/calls/:type/:id/${suffix}`,
    handle: (request) => act(controlOf(request), request.body),
  };
}

function controlOf({ tenant, params: { type = '', id = '' } }: ControlRequest): CallControl {
  return new CallControl(`${type}:${id}`, () => tenant);
}

/** Driving the session of a call from other processes: each path is named like the method of `EmulatedCall`. */
export const sessionControlRoutes: readonly ControlRoute[] = [
  answering('join', (call, given) => {
    const { user_id, ...options } = join.parse(given);
    return call.join(user_id, options);
  }),
  action('leave', (call, given) => {
    const { user_id, ...options } = leave.parse(given);
    call.leave(user_id, options);
  }),
  action('join_anonymously', (call, given) => {
    call.joinAnonymously(count.parse(given).count);
  }),
  action('leave_anonymously', (call, given) => {
    call.leaveAnonymously(count.parse(given).count);
  }),
  action('publish', (call, given) => {
    const { user_id, tracks: sent } = tracks.parse(given);
    call.publish(user_id, sent);
  }),
  action('end_session', (call) => {
    call.endSession();
  }),
  action('request_permission', (call, given) => {
    const { user_id, permissions } = permissionRequest.parse(given);
    call.requestPermission(user_id, permissions);
  }),
  action('send_reaction', (call, given) => {
    const { user_id, ...sent } = reaction.parse(given);
    call.sendReaction(user_id, sent);
  }),
  action('submit_feedback', (call, given) => {
    const { user_id, ...said } = feedback.parse(given);
    call.submitFeedback(user_id, said);
  }),
  action('accept', (call, given) => {
    call.accept(user.parse(given).user_id);
  }),
  action('reject', (call, given) => {
    const { user_id, ...options } = reject.parse(given);
    call.reject(user_id, options);
  }),
  action('miss', (call, given) => {
    call.miss(user.parse(given).user_id);
  }),
  answering('recording_ready', (call, given) => call.recordingReady(recording.parse(given))),
  answering('transcription_ready', (call, given) => call.transcriptionReady(transcription.parse(given))),
  action('stats_report_ready', (call, given) => {
    call.statsReportReady(statsReport.parse(given));
  }),
  action('frame_ready', (call, given) => {
    call.frameReady(frame.parse(given));
  }),
  action('caption', (call, given) => {
    call.caption(caption.parse(given));
  }),
  action('fail_recording', (call, given) => {
    call.failRecording(failRecording.parse(given).recording_type);
  }),
  action('fail_transcription', (call, given) => {
    call.failTranscription(failTranscription.parse(given));
  }),
  action('fail_captions', (call) => {
    call.failCaptions();
  }),
  action('fail_frame_recording', (call) => {
    call.failFrameRecording();
  }),
  action('fail_broadcasting', (call) => {
    call.failBroadcasting();
  }),
  action('fail_rtmp_broadcast', (call, given) => {
    call.failRtmpBroadcast(name.parse(given).name);
  }),
];
