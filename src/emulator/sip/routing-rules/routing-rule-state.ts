import { definedOnly, readTime, timeSchema, writeTime, type StateTime } from '../../protocol/state-value';
import type { Schema } from '../../protocol/validate';
import { parseTime } from '../../protocol/wire-time';
import type { App } from '../../world/app';
import { readRule, ruleProperties, type RoutingRuleBody } from './routing-rule.schema';

/** A SIP inbound routing rule in exported state. */
export interface SipRoutingRuleState extends RoutingRuleBody {
  readonly id: string;
  readonly created_at?: StateTime;
  readonly updated_at?: StateTime;
}

export const sipRoutingRuleStateSchema: Schema = {
  type: 'object',
  required: ['id', 'name', 'trunk_ids', 'caller_configs'],
  properties: {
    ...ruleProperties,
    id: { type: 'string', minLength: 1 },
    created_at: timeSchema,
    updated_at: timeSchema,
  },
};

export function exportSipRoutingRules(app: App): SipRoutingRuleState[] {
  return [...app.sip.rules.values()].map((rule) =>
    definedOnly({
      id: rule.id,
      name: rule.name,
      trunk_ids: rule.trunkIds,
      called_numbers: rule.calledNumbers,
      caller_numbers: rule.callerNumbers,
      caller_configs: rule.caller,
      call_configs: { custom_data: rule.callData },
      direct_routing_configs: rule.direct,
      pin_routing_configs: rule.pin,
      pin_protection_configs: rule.pinProtection,
      created_at: writeTime(rule.createdAt),
      updated_at: writeTime(rule.updatedAt),
    }),
  );
}

export function importSipRoutingRule(
  app: App,
  { id, created_at, updated_at, ...body }: SipRoutingRuleState,
): void {
  const createdAt = readTime(app, created_at);
  app.sip.rules.put({ id, ...readRule(body), createdAt, updatedAt: parseTime(updated_at) ?? createdAt });
}
