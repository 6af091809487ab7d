import type { FeedbackRecord } from '../../world/feedback-record';
import type { ParticipantClient } from '../../world/participant-origin';

/** Stream's UserFeedbackResponse. */
export function feedbackView(feedback: FeedbackRecord) {
  return {
    cid: feedback.cid,
    session_id: feedback.sessionId,
    user_id: feedback.userId,
    rating: feedback.rating,
    reason: feedback.reason ?? '',
    sdk: feedback.sdk,
    sdk_version: feedback.sdkVersion,
    platform: platformView(feedback.client),
    custom: feedback.custom ?? {},
  };
}

function platformView({ browser, browser_version, os, os_version, device }: ParticipantClient = {}) {
  return {
    browser: named(browser, browser_version),
    device: named(device),
    os: named(os, os_version),
  };
}

function named(name: string | undefined, version?: string) {
  return { ...(name !== undefined && { name }), ...(version !== undefined && { version }) };
}
