import type { Wire } from '../../rest/wire';
import type { PushProviderDetails, PushProviderList, WrittenPushProvider } from './push-providers.dto';
import type { CheckedPush, PushTemplate, PushTemplateList, WrittenPushTemplate } from './push-templates.dto';

const TIMES = { created_at: '2026-01-15T09:30:00.000Z', updated_at: '2026-01-15T09:30:00.000Z' };

const PROVIDER = {
  name: 'production',
  type: 'firebase',
  description: 'Android phones',
  ...TIMES,
} satisfies Wire<PushProviderDetails>;

export const PUSH_PROVIDERS_ANSWER = {
  push_providers: [PROVIDER],
  duration: '3.21ms',
} satisfies Wire<PushProviderList>;

export const WRITTEN_PROVIDER = {
  push_provider: PROVIDER,
  duration: '3.21ms',
} satisfies Wire<WrittenPushProvider>;

export const PUSH_PROVIDER_EXAMPLES = {
  Firebase: { description: 'Android phones', firebase_credentials: '{"private_key":"…"}' },
};

const TEMPLATE = {
  event_type: 'message.new',
  push_provider_internal_id: 'firebase:production',
  enable_push: true,
  template: '{"title":"{{ sender.name }}"}',
  ...TIMES,
} satisfies Wire<PushTemplate>;

export const PUSH_TEMPLATES = { templates: [TEMPLATE], duration: '3.21ms' } satisfies Wire<PushTemplateList>;

export const WRITTEN_TEMPLATE = {
  template: TEMPLATE,
  duration: '3.21ms',
} satisfies Wire<WrittenPushTemplate>;

export const PUSH_TEMPLATE_EXAMPLES = {
  'a title': {
    event_type: 'message.new',
    push_provider_type: 'firebase',
    push_provider_name: 'production',
    template: TEMPLATE.template,
  },
};

export const CHECK_PUSH_EXAMPLES = { 'without a device': { user_id: 'john', skip_devices: true } };

export const CHECKED_PUSH = { skip_devices: true, duration: '3.21ms' } satisfies Wire<CheckedPush>;
