import { knownFields } from '../protocol/known-fields';
import type { Schema } from '../protocol/validate';
import { mergeJson } from '../world/call-types/call-settings';
import { PUSH_EVENTS } from '../world/call-types/notification-settings';
import type { JsonObject } from '../world/json';

const eventSchema: Schema = {
  type: 'object',
  properties: {
    enabled: { type: 'boolean' },
    apns: {
      type: 'object',
      properties: {
        title: { type: 'string' },
        body: { type: 'string' },
        sound: { type: 'string' },
        'content-available': { type: 'integer' },
        'mutable-content': { type: 'integer' },
        data: { type: 'object' },
      },
    },
    fcm: { type: 'object', properties: { data: { type: 'object' } } },
  },
};

/** Which pushes a call type sends. Every event may be given in any part. */
export const notificationSettingsSchema: Schema = {
  type: 'object',
  properties: {
    enabled: { type: 'boolean' },
    ...Object.fromEntries(PUSH_EVENTS.map((event) => [event, eventSchema])),
  },
};

/** Events and fields that are not sent stay as they are. */
export function mergeNotificationSettings(current: JsonObject, sent: JsonObject | undefined): JsonObject {
  return sent === undefined ? current : mergeJson(current, knownFields(notificationSettingsSchema, sent));
}
