import type { JsonObject } from '../json';

/** The events of a call that Stream can push to devices. */
export const PUSH_EVENTS = [
  'call_live_started',
  'session_started',
  'call_notification',
  'call_ring',
  'call_missed',
] as const;

/** Of every call type until it is told otherwise. */
export const DEFAULT_NOTIFICATION_SETTINGS: JsonObject = {
  enabled: true,
  ...Object.fromEntries(
    PUSH_EVENTS.map((event) => [event, { enabled: false, apns: { title: '', body: '' }, fcm: {} }]),
  ),
};
