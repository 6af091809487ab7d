import type { Schema } from '../../protocol/validate';
import type { JsonObject } from '../json';
import { mergeJson } from './call-settings';
import { knownFields } from '../../protocol/known-fields';

const EVENTS = [
  'call_live_started',
  'session_started',
  'call_notification',
  'call_ring',
  'call_missed',
] as const;

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
    ...Object.fromEntries(EVENTS.map((event) => [event, eventSchema])),
  },
};

/** Of every call type until it is told otherwise. */
export const DEFAULT_NOTIFICATION_SETTINGS: JsonObject = {
  enabled: true,
  ...Object.fromEntries(
    EVENTS.map((event) => [event, { enabled: false, apns: { title: '', body: '' }, fcm: {} }]),
  ),
};

/** Events and fields that are not sent stay as they are. */
export function mergeNotificationSettings(current: JsonObject, sent: JsonObject | undefined): JsonObject {
  return sent === undefined ? current : mergeJson(current, knownFields(notificationSettingsSchema, sent));
}
