import { inputError } from '../protocol/stream-fault';
import type { StreamRequest } from '../protocol/route';
import { parseTime, type WireTime } from '../protocol/wire-time';
import { requireActiveUser } from '../users/find-user';
import type { PushPreference } from '../world/push-store';

export interface PushPreferenceInput {
  readonly user_id?: string;
  readonly call_level?: string;
  readonly chat_level?: string;
  readonly feeds_level?: string;
  readonly disabled_until?: string | number;
  readonly remove_disable?: boolean;
}

/** Changes what users are notified of; what is not named stays. Users change their own preferences only. */
export function updatePushPreferences(
  request: StreamRequest,
  inputs: readonly PushPreferenceInput[],
): Map<string, PushPreference> {
  const { app, caller } = request;
  const changed = inputs.map((input): [string, PushPreferenceInput] => {
    const userId = caller.kind === 'user' ? caller.user.id : (input.user_id ?? '');
    if (userId === '')
      throw inputError('either user or user_id must be provided when using server side auth.');
    return [requireActiveUser(app, userId).id, input];
  });
  for (const [userId, input] of changed) {
    app.push.preferences.set(userId, changedPreference(app.push.preferences.get(userId) ?? {}, input));
  }
  return new Map(changed.map(([userId]) => [userId, app.push.preferences.get(userId) ?? {}]));
}

/** Stream's PushPreferencesResponse. */
export function pushPreferenceView(preference: PushPreference, time: WireTime) {
  const { callLevel, chatLevel, feedsLevel, disabledUntil } = preference;
  return {
    ...(callLevel !== undefined && { call_level: callLevel }),
    ...(chatLevel !== undefined && { chat_level: chatLevel }),
    ...(feedsLevel !== undefined && { feeds_level: feedsLevel }),
    ...(disabledUntil !== undefined && { disabled_until: time(disabledUntil) }),
  };
}

function changedPreference(old: PushPreference, input: PushPreferenceInput): PushPreference {
  const until = input.disabled_until === undefined ? old.disabledUntil : parseTime(input.disabled_until);
  return {
    callLevel: input.call_level ?? old.callLevel,
    chatLevel: input.chat_level ?? old.chatLevel,
    feedsLevel: input.feeds_level ?? old.feedsLevel,
    disabledUntil: input.remove_disable ? undefined : until,
  };
}
