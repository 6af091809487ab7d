import { text, type Schema } from '../../protocol/validate';
import { definedOnly, readTime, timeSchema, writeTime, type StateTime } from '../../protocol/state-value';
import type { App } from '../../world/app';
import type { JsonObject } from '../../world/json';
import type { ParticipantClient } from '../../world/participant-origin';
import { clientSchema } from '../sessions/participants/participant-origin.schema';
import { feedbackFields } from './feedback.schema';

/** Feedback in exported state. */
export interface FeedbackState {
  readonly call_cid: string;
  readonly call_session_id: string;
  readonly user_id: string;
  readonly rating: number;
  readonly sdk: string;
  readonly sdk_version: string;
  readonly user_session_id?: string;
  readonly reason?: string;
  readonly custom?: JsonObject;
  readonly client?: ParticipantClient;
  readonly created_at?: StateTime;
}

export const feedbackStateSchema: Schema = {
  type: 'object',
  required: ['call_cid', 'call_session_id', 'user_id', 'rating', 'sdk', 'sdk_version'],
  properties: {
    ...feedbackFields,
    call_cid: text,
    call_session_id: text,
    user_id: text,
    client: clientSchema,
    created_at: timeSchema,
  },
};

/** Oldest first. */
export function exportFeedback(app: App): FeedbackState[] {
  return app.feedback.all.map((feedback) =>
    definedOnly({
      call_cid: feedback.cid,
      call_session_id: feedback.sessionId,
      user_id: feedback.userId,
      user_session_id: feedback.userSessionId,
      rating: feedback.rating,
      reason: feedback.reason,
      sdk: feedback.sdk,
      sdk_version: feedback.sdkVersion,
      custom: feedback.custom,
      client: feedback.client,
      created_at: writeTime(feedback.createdAt),
    }),
  );
}

export function importFeedback(app: App, state: FeedbackState): void {
  app.feedback.add(
    definedOnly({
      cid: state.call_cid,
      sessionId: state.call_session_id,
      userId: state.user_id,
      userSessionId: state.user_session_id,
      rating: state.rating,
      reason: state.reason,
      sdk: state.sdk,
      sdkVersion: state.sdk_version,
      custom: state.custom,
      client: state.client,
      createdAt: readTime(app, state.created_at),
    }),
  );
}
