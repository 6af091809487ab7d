import { PUSH_PROVIDERS, type PushProvider } from '../../stream/models/enums';
import { readTime, timeSchema, writeTime, type StateTime } from '../protocol/state-value';
import { text, type Schema } from '../protocol/validate';
import { parseTime } from '../protocol/wire-time';
import type { App } from '../world/app';

/** A push template in exported state. */
export interface PushTemplateState {
  readonly push_provider_type: PushProvider;
  readonly push_provider_name: string;
  readonly event_type: string;
  readonly enable_push?: boolean;
  readonly template?: string;
  readonly created_at?: StateTime;
  readonly updated_at?: StateTime;
}

export const pushTemplateStateSchema: Schema = {
  type: 'object',
  required: ['push_provider_type', 'push_provider_name', 'event_type'],
  properties: {
    push_provider_type: { type: 'string', enum: PUSH_PROVIDERS },
    push_provider_name: text,
    event_type: text,
    enable_push: { type: 'boolean' },
    template: { type: 'string' },
    created_at: timeSchema,
    updated_at: timeSchema,
  },
};

export function exportPushTemplates(app: App): PushTemplateState[] {
  return app.push.allTemplates().map((record) => ({
    push_provider_type: record.type,
    push_provider_name: record.name,
    event_type: record.eventType,
    enable_push: record.enabled,
    template: record.template,
    created_at: writeTime(record.createdAt),
    updated_at: writeTime(record.updatedAt),
  }));
}

export function importPushTemplate(app: App, state: PushTemplateState): void {
  const createdAt = readTime(app, state.created_at);
  app.push.putTemplate({
    type: state.push_provider_type,
    name: state.push_provider_name,
    eventType: state.event_type,
    enabled: state.enable_push ?? true,
    template: state.template ?? '',
    createdAt,
    updatedAt: parseTime(state.updated_at) ?? createdAt,
  });
}
