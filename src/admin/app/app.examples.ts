import type { Wire } from '../../rest/wire';
import type { AppSettings, CheckedQueue, RateLimits } from './app.dto';

export const APP_SETTINGS = {
  id: 1,
  name: 'meetings',
  organization: 'example',
  placement: 'eu-west',
  grants: { user: ['create-call'] },
  multi_tenant_enabled: false,
  enforce_unique_usernames: 'no',
  disable_auth_checks: false,
  disable_permissions_checks: false,
  guest_user_creation_disabled: false,
  suspended: false,
  event_hooks: [
    {
      id: '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10',
      hook_type: 'webhook',
      enabled: true,
      event_types: [],
      webhook_url: 'https://example.com/webhooks/stream',
    },
  ],
} satisfies Wire<AppSettings>;

export const APP_SETTINGS_EXAMPLES = {
  'with guests': { guest_user_creation_disabled: false },
  'a webhook': {
    event_hooks: [
      { hook_type: 'webhook', enabled: true, webhook_url: 'https://example.com/webhooks/stream' },
    ],
  },
};

export const CHECK_SNS_EXAMPLES = {
  'a topic': { sns_topic_arn: 'arn:aws:sns:eu-west-1:123456789012:calls', sns_key: 'AKIA', sns_secret: '…' },
};

export const CHECK_SQS_EXAMPLES = {
  'a queue': {
    sqs_url: 'https://sqs.eu-west-1.amazonaws.com/123456789012/calls',
    sqs_key: 'AKIA',
    sqs_secret: '…',
  },
};

export const CHECKED_QUEUE = { status: 'ok' } satisfies Wire<CheckedQueue>;

export const RATE_LIMITS = {
  server_side: { GetCall: { limit: 1000, remaining: 999, reset: 1_768_469_460 } },
  duration: '3.21ms',
} satisfies Wire<RateLimits>;
