import { PUSH_PROVIDERS, type PushProvider } from '../../stream/models/enums';
import type { Schema } from '../protocol/validate';
import { parseTime } from '../protocol/wire-time';
import { definedOnly, readTime, timeSchema, writeTime, type StateTime } from '../protocol/state-value';
import type { App } from '../world/app';
import type { PushPreference, PushProviderRecord } from '../world/push-store';

/** A push provider in exported state: without its credentials. */
export interface PushProviderState {
  readonly type: PushProvider;
  readonly name: string;
  readonly description?: string;
  readonly created_at?: StateTime;
  readonly updated_at?: StateTime;
}

/** What a user wants to be notified of, in exported state. */
export interface PushPreferenceState {
  readonly user_id: string;
  readonly call_level?: string;
  readonly chat_level?: string;
  readonly feeds_level?: string;
  readonly disabled_until?: StateTime;
}

export const pushProviderStateSchema: Schema = {
  type: 'object',
  required: ['type', 'name'],
  properties: {
    type: { type: 'string', enum: PUSH_PROVIDERS },
    name: { type: 'string', minLength: 1 },
    description: { type: 'string' },
    created_at: timeSchema,
    updated_at: timeSchema,
  },
};

export const pushPreferenceStateSchema: Schema = {
  type: 'object',
  required: ['user_id'],
  properties: {
    user_id: { type: 'string', minLength: 1 },
    call_level: { type: 'string' },
    chat_level: { type: 'string' },
    feeds_level: { type: 'string' },
    disabled_until: timeSchema,
  },
};

export function exportPushProvider({
  type,
  name,
  createdAt,
  updatedAt,
  fields,
}: PushProviderRecord): PushProviderState {
  return definedOnly({
    type,
    name,
    description: typeof fields.description === 'string' ? fields.description : undefined,
    created_at: writeTime(createdAt),
    updated_at: writeTime(updatedAt),
  });
}

export function importPushProvider(app: App, state: PushProviderState): void {
  const createdAt = readTime(app, state.created_at);
  app.push.putProvider({
    type: state.type,
    name: state.name,
    createdAt,
    updatedAt: parseTime(state.updated_at) ?? createdAt,
    fields: state.description === undefined ? {} : { description: state.description },
  });
}

export function exportPushPreferences(app: App): PushPreferenceState[] {
  return [...app.push.preferences].map(([user_id, { callLevel, chatLevel, feedsLevel, disabledUntil }]) =>
    definedOnly({
      user_id,
      call_level: callLevel,
      chat_level: chatLevel,
      feeds_level: feedsLevel,
      disabled_until: writeTime(disabledUntil),
    }),
  );
}

export function importPushPreference(app: App, state: PushPreferenceState): void {
  const preference: PushPreference = definedOnly({
    callLevel: state.call_level,
    chatLevel: state.chat_level,
    feedsLevel: state.feeds_level,
    disabledUntil: parseTime(state.disabled_until),
  });
  app.push.preferences.set(state.user_id, preference);
}
