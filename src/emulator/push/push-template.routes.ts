import { PUSH_PROVIDERS, type PushProvider } from '../../stream/models/enums';
import { enumParam, textParam } from '../protocol/query-params';
import type { Route } from '../protocol/route';
import { BodySchema } from '../protocol/validate';
import type { WireTime } from '../protocol/wire-time';
import type { PushTemplateRecord } from '../world/push-store';
import { templatesOf, upsertTemplate } from './push-template.rules';

/** The events of Chat and Feeds that Stream has templates for. */
const TEMPLATE_EVENTS = [
  'message.new',
  'message.updated',
  'reaction.new',
  'notification.reminder_due',
  'feeds.activity.added',
  'feeds.comment.added',
  'feeds.activity.reaction.added',
  'feeds.comment.reaction.added',
  'feeds.follow.created',
  'feeds.notification_feed.updated',
];

interface TemplateBody {
  readonly event_type: string;
  readonly push_provider_type: PushProvider;
  readonly push_provider_name?: string;
  readonly enable_push?: boolean;
  readonly template?: string;
}

const templateBody = new BodySchema<TemplateBody>({
  type: 'object',
  required: ['event_type', 'push_provider_type'],
  properties: {
    event_type: { type: 'string', enum: TEMPLATE_EVENTS },
    push_provider_type: { type: 'string', enum: PUSH_PROVIDERS },
    push_provider_name: { type: 'string' },
    enable_push: { type: 'boolean' },
    template: { type: 'string' },
  },
});

/** Stream's PushTemplateResponse. */
function pushTemplateView(record: PushTemplateRecord, time: WireTime) {
  return {
    event_type: record.eventType,
    push_provider_internal_id: `${record.type}:${record.name}`,
    enable_push: record.enabled,
    template: record.template,
    created_at: time(record.createdAt),
    updated_at: time(record.updatedAt),
  };
}

export const pushTemplateRoutes: readonly Route[] = [
  {
    operation: 'GetPushTemplates',
    access: 'server',
    handle: ({ app, query, time }) => {
      const type = enumParam(query, 'push_provider_type', PUSH_PROVIDERS);
      const templates = templatesOf(app, { type, name: textParam(query, 'push_provider_name') });
      return { templates: templates.map((template) => pushTemplateView(template, time)) };
    },
  },
  {
    operation: 'UpsertPushTemplate',
    access: 'server',
    handle: ({ app, body, time }) => {
      const { push_provider_type: type, push_provider_name: name, ...fields } = templateBody.parse(body);
      const { event_type: eventType, enable_push: enabled, template } = fields;
      const changed = upsertTemplate(app, { type, name }, eventType, { enabled, template });
      return { template: pushTemplateView(changed, time) };
    },
  },
];
