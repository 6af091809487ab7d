import { PUSH_LEVELS, PUSH_PROVIDERS } from '../../stream/models/enums';
import { PUSH_PROVIDER_NAME_MAX_LENGTH } from '../../stream/models/limits';
import type { Route } from '../protocol/route';
import { inputError } from '../protocol/stream-fault';
import { BodySchema } from '../protocol/validate';
import { resolveActor } from '../users/actor';
import { userRequestSchema, type UserRequest } from '../users/user-request';
import {
  pushPreferenceView,
  updatePushPreferences,
  type PushPreferenceInput,
} from './push-preferences.rules';
import { deleteProvider, upsertProvider, type PushProviderRequest } from './push-provider.rules';
import { pushProviderView } from './push-provider.view';

const CHAT_LEVELS = ['all', 'mentions', 'direct_mentions', 'all_mentions', 'none', 'default'];

const providerBody = new BodySchema<{ push_provider: PushProviderRequest }>({
  type: 'object',
  required: ['push_provider'],
  properties: {
    push_provider: {
      type: 'object',
      required: ['name', 'type'],
      properties: {
        name: { type: 'string', minLength: 1, maxLength: PUSH_PROVIDER_NAME_MAX_LENGTH },
        type: { type: 'string', enum: PUSH_PROVIDERS },
        description: { type: 'string', maxLength: 128 },
        disabled_at: { date: true },
        disabled_reason: { type: 'string', maxLength: 255 },
      },
    },
  },
});

const preferencesBody = new BodySchema<{ preferences: PushPreferenceInput[] }>({
  type: 'object',
  required: ['preferences'],
  properties: {
    preferences: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          user_id: { type: 'string' },
          call_level: { type: 'string', enum: PUSH_LEVELS },
          chat_level: { type: 'string', enum: CHAT_LEVELS },
          feeds_level: { type: 'string', enum: PUSH_LEVELS },
          disabled_until: { date: true },
          remove_disable: { type: 'boolean' },
        },
      },
    },
  },
});

const checkBody = new BodySchema<{ user_id?: string; user?: UserRequest; skip_devices?: boolean }>({
  type: 'object',
  properties: { user_id: { type: 'string' }, user: userRequestSchema, skip_devices: { type: 'boolean' } },
});

export const pushRoutes: readonly Route[] = [
  {
    operation: 'ListPushProviders',
    access: 'server',
    handle: ({ app, time }) => ({
      push_providers: app.push.allProviders().map((provider) => pushProviderView(provider, time)),
    }),
  },
  {
    operation: 'UpsertPushProvider',
    access: 'server',
    handle: ({ app, body, time }) => {
      const { push_provider } = providerBody.parse(body);
      return { push_provider: pushProviderView(upsertProvider(app, push_provider), time) };
    },
  },
  {
    operation: 'DeletePushProvider',
    access: 'server',
    handle: ({ app, params }) => {
      deleteProvider(app, params.type ?? '', params.name ?? '');
      return {};
    },
  },
  {
    operation: 'UpdatePushNotificationPreferences',
    access: 'user',
    handle: (request) => {
      const changed = updatePushPreferences(request, preferencesBody.parse(request.body).preferences);
      const views = [...changed].map(([id, preference]) => [
        id,
        pushPreferenceView(preference, request.time),
      ]);
      return { user_preferences: Object.fromEntries(views) as object, user_channel_preferences: {} };
    },
  },
  {
    operation: 'CheckPush',
    access: 'server',
    handle: (request) => {
      const { user, user_id, skip_devices = false } = checkBody.parse(request.body);
      const { id } = resolveActor(request, { object: user, id: user_id });
      if (!skip_devices && request.app.devices.of(id).length === 0) {
        throw inputError('User has no enabled devices associated');
      }
      return { device_errors: {}, general_errors: [], skip_devices };
    },
  },
];
