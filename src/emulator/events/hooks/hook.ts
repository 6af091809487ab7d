import type { AppSettings } from '../../world/app-settings';
import { HOOK_TYPES, type HookType } from '../../world/hook-type';
import type { Json, JsonObject } from '../../world/json';

/** Where an app wants its events sent, as the emulator acts on it. */
export interface Hook {
  readonly id: string;
  readonly type: HookType;
  /** URL of a webhook or queue, ARN of a topic. */
  readonly target: string;
  /** Exact event types; empty for all. */
  readonly eventTypes: readonly string[];
  readonly product: string;
  /** Whether `custom` events are sent to it. */
  readonly customEvents: boolean;
  /** How long one attempt may take, in milliseconds; Stream's 6 seconds if it is not set. */
  readonly timeout?: number;
}

/** The hooks of an app that are switched on: those of `event_hooks`, then the legacy fields, which are one hook each. */
export function hooksOf({ eventHooks, fields }: AppSettings): readonly Hook[] {
  return [
    ...eventHooks.filter(({ enabled }) => enabled !== false).map(readHook),
    ...legacyHooks(fields),
  ].filter(
    // Messages that wait for approval are none of Video.
    ({ type, target }) => type !== 'pending_message' && target !== '',
  );
}

function readHook(hook: JsonObject): Hook {
  const type = HOOK_TYPES.find((known) => known === hook.hook_type) ?? 'webhook';
  const timeout = Number(hook.timeout_ms ?? 0);
  return {
    id: text(hook.id),
    type,
    target: targetOf(type, hook),
    eventTypes: texts(hook.event_types),
    product: text(hook.product),
    customEvents: hook.should_send_custom_events === true,
    ...(timeout > 0 && { timeout }),
  };
}

function targetOf(type: HookType, hook: JsonObject): string {
  if (type === 'sqs') return text(hook.sqs_queue_url);
  return text(type === 'sns' ? hook.sns_topic_arn : hook.webhook_url);
}

/** The selection is shared by all legacy endpoints. They get custom events only if these are selected by name. */
function legacyHooks(fields: JsonObject): Hook[] {
  const eventTypes = texts(fields.webhook_events);
  const shared = { eventTypes, product: 'all', customEvents: eventTypes.includes('custom') };
  return [
    { ...shared, id: 'webhook_url', type: 'webhook', target: text(fields.webhook_url) },
    { ...shared, id: 'sqs_url', type: 'sqs', target: text(fields.sqs_url) },
    { ...shared, id: 'sns_topic_arn', type: 'sns', target: text(fields.sns_topic_arn) },
  ];
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function texts(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
