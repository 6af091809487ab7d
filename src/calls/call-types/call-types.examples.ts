import type { Wire } from '../../rest/wire';
import type { CallTypeDetailsResponse } from '../../stream/models/call-type.model';
import { SETTINGS } from '../calls.examples';

const event = { enabled: false, apns: { title: '', body: '' }, fcm: {} };

export const CALL_TYPE = {
  name: 'webinar',
  settings: { ...SETTINGS, backstage: { enabled: true, join_ahead_time_seconds: 300 } },
  grants: {
    host: ['join-backstage', 'join-call', 'send-audio', 'send-video'],
    user: ['join-call', 'read-call'],
  },
  notification_settings: {
    enabled: true,
    call_live_started: event,
    call_missed: event,
    call_notification: event,
    call_ring: event,
    session_started: event,
  },
  created_at: '2026-01-15T09:30:00.000Z',
  updated_at: '2026-01-15T09:30:00.000Z',
  duration: '5.10ms',
} satisfies Wire<CallTypeDetailsResponse>;

const changes = {
  settings: { backstage: { enabled: true, join_ahead_time_seconds: 300 } },
  grants: { host: ['join-backstage', 'join-call', 'send-audio', 'send-video'] },
};

export const CREATE_CALL_TYPE_EXAMPLES = {
  'like default': { name: 'meeting' },
  'with a backstage for hosts': { name: 'webinar', ...changes },
};

export const UPDATE_CALL_TYPE_EXAMPLES = {
  'a backstage for hosts': changes,
  'pushes on ringing': {
    notification_settings: {
      enabled: true,
      call_ring: { enabled: true, apns: { title: '{{ user.display_name }} invites you to a call' } },
    },
  },
};
