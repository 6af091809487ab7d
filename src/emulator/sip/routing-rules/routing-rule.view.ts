import type { WireTime } from '../../protocol/wire-time';
import type { SipRuleRecord } from '../../world/sip-store';

/** Stream's SIPInboundRoutingRuleResponse. It has a duration even inside other answers. */
export function ruleView(rule: SipRuleRecord, time: WireTime) {
  const { direct, pin, pinProtection } = rule;
  return {
    id: rule.id,
    name: rule.name,
    trunk_ids: rule.trunkIds,
    called_numbers: rule.calledNumbers,
    caller_numbers: rule.callerNumbers,
    caller_configs: rule.caller,
    call_configs: { custom_data: rule.callData },
    ...(direct && { direct_routing_configs: direct }),
    ...(pin && { pin_routing_configs: pin }),
    ...(pinProtection && { pin_protection_configs: pinProtection }),
    created_at: time(rule.createdAt),
    updated_at: time(rule.updatedAt),
    duration: '0.00ms',
  };
}
