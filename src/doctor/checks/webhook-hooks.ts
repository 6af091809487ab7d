import type { AppResponse } from '../../stream/models/app.model';

/** Where an app wants its events sent by HTTP. */
export interface WebhookHook {
  readonly url: string;
  readonly enabled: boolean;
  readonly product: string;
  /** Exact types; empty for all. */
  readonly eventTypes: readonly string[];
  /** Whether it gets `custom` events, which are sent only when that is asked for. */
  readonly customEvents: boolean;
}

/** The hooks of an app that are webhooks: those of `event_hooks`, and the older setting `webhook_url`. */
export function readHooks({ event_hooks = [], webhook_url, webhook_events }: AppResponse): WebhookHook[] {
  const hooks = event_hooks
    .filter(({ hook_type }) => hook_type === 'webhook')
    .map((hook) => ({
      url: textOf(hook.webhook_url),
      enabled: hook.enabled !== false,
      product: textOf(hook.product),
      eventTypes: textsOf(hook.event_types),
      customEvents: hook.should_send_custom_events === true,
    }));
  const old = textOf(webhook_url);
  if (old === '') return hooks;
  const eventTypes = textsOf(webhook_events);
  const customEvents = eventTypes.includes('custom');
  return [...hooks, { url: old, enabled: true, product: 'all', eventTypes, customEvents }];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
