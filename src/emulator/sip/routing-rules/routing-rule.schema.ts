import { knownFields } from '../../protocol/known-fields';
import { text, BodySchema, type Schema } from '../../protocol/validate';
import type { JsonObject } from '../../world/json';
import type { SipRuleRecord } from '../../world/sip-store';

export interface RoutingRuleBody {
  readonly name: string;
  readonly trunk_ids: readonly string[];
  readonly called_numbers?: readonly string[];
  readonly caller_numbers?: readonly string[];
  readonly caller_configs: { readonly id: string; readonly custom_data?: JsonObject };
  readonly call_configs?: { readonly custom_data?: JsonObject };
  readonly direct_routing_configs?: { readonly call_id: string; readonly call_type: string };
  readonly pin_routing_configs?: JsonObject;
  readonly pin_protection_configs?: JsonObject;
}

const ITEMS_MAX = 50;
const texts: Schema = { type: 'array', items: text };
const customData: Schema = { type: 'object' };
const prompt: Schema = { type: 'string', maxLength: 500 };

const pinRouting: Schema = {
  type: 'object',
  properties: {
    custom_webhook_url: { type: 'string', maxLength: 2048 },
    pin_failed_attempt_prompt: prompt,
    pin_hangup_prompt: prompt,
    pin_prompt: prompt,
    pin_success_prompt: prompt,
  },
};

const pinProtection: Schema = {
  type: 'object',
  properties: {
    default_pin: { type: 'string', minLength: 3, maxLength: 20 },
    enabled: { type: 'boolean' },
    max_attempts: { type: 'integer', minimum: 1, maximum: 10 },
    required_pin_digits: { type: 'integer', minimum: 3, maximum: 10 },
  },
};

const properties: Readonly<Record<string, Schema>> = {
  name: { ...text, maxLength: 255 },
  trunk_ids: { ...texts, minItems: 1 },
  called_numbers: texts,
  caller_numbers: texts,
  caller_configs: {
    type: 'object',
    required: ['id'],
    properties: { id: { ...text, maxLength: 255 }, custom_data: customData },
  },
  call_configs: { type: 'object', properties: { custom_data: customData } },
  direct_routing_configs: {
    type: 'object',
    required: ['call_id', 'call_type'],
    properties: { call_id: { ...text, maxLength: 255 }, call_type: { ...text, maxLength: 100 } },
  },
  pin_routing_configs: pinRouting,
  pin_protection_configs: pinProtection,
};

const required = ['name', 'trunk_ids', 'caller_configs'];

export const createBody = new BodySchema<RoutingRuleBody>({
  type: 'object',
  required,
  properties: {
    ...properties,
    name: { ...text, maxLength: 100 },
    trunk_ids: { ...texts, minItems: 1, maxItems: ITEMS_MAX },
    called_numbers: { ...texts, maxItems: ITEMS_MAX },
    caller_numbers: { ...texts, maxItems: ITEMS_MAX },
  },
});

export const updateBody = new BodySchema<RoutingRuleBody>({ type: 'object', required, properties });

/** Of rules in exported state. */
export const ruleProperties = properties;

/** What is kept of a body: the fields that Stream describes. */
export function readRule(body: RoutingRuleBody): Omit<SipRuleRecord, 'id' | 'createdAt' | 'updatedAt'> {
  const {
    direct_routing_configs: direct,
    pin_routing_configs: pin,
    pin_protection_configs: protection,
  } = body;
  return {
    name: body.name,
    trunkIds: body.trunk_ids,
    calledNumbers: body.called_numbers ?? [],
    callerNumbers: body.caller_numbers ?? [],
    caller: { id: body.caller_configs.id, custom_data: body.caller_configs.custom_data ?? {} },
    callData: body.call_configs?.custom_data ?? {},
    ...(direct && { direct: { call_id: direct.call_id, call_type: direct.call_type } }),
    ...(pin && { pin: knownFields(pinRouting, pin) }),
    ...(protection && { pinProtection: { enabled: false, ...knownFields(pinProtection, protection) } }),
  };
}
