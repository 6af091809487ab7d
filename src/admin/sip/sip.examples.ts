import type { Wire } from '../../rest/wire';
import type { SipRoutingRule, SipRoutingRuleList, UpdatedSipRoutingRule } from './sip-routing-rules.dto';
import type { SipTrunk, SipTrunkList, WrittenSipTrunk } from './sip-trunks.dto';

const TRUNK_ID = '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10';
const TIMES = { created_at: '2026-01-15T09:30:00.000Z', updated_at: '2026-01-15T09:30:00.000Z' };

const TRUNK = {
  id: TRUNK_ID,
  name: 'office',
  numbers: ['+31201234567'],
  uri: 'sip:office@sip.example.com',
  username: 'office',
  allowed_ips: [],
  ...TIMES,
} satisfies Wire<SipTrunk>;

export const SIP_TRUNKS = { sip_trunks: [TRUNK], duration: '3.21ms' } satisfies Wire<SipTrunkList>;

export const WRITTEN_TRUNK = { sip_trunk: TRUNK, duration: '3.21ms' } satisfies Wire<WrittenSipTrunk>;

export const CREATE_TRUNK_EXAMPLES = {
  'one number': { name: 'office', numbers: ['+31201234567'], password: 'a password of your own' },
};

export const UPDATE_TRUNK_EXAMPLES = {
  'two numbers': { name: 'office', numbers: ['+31201234567', '+31201234568'] },
};

const RULE_BODY = {
  name: 'to the standup',
  trunk_ids: [TRUNK_ID],
  caller_configs: { id: 'phone-{{ caller_number }}' },
  direct_routing_configs: { call_type: 'default', call_id: 'standup' },
};

const RULE = {
  ...RULE_BODY,
  id: '7f6d3a52-9d7e-4d0c-8a41-5b0f2f1c6e90',
  called_numbers: [],
  ...TIMES,
  duration: '3.21ms',
} satisfies Wire<SipRoutingRule>;

export const CREATED_RULE = RULE;

export const ROUTING_RULES = {
  sip_inbound_routing_rules: [RULE],
  duration: '3.21ms',
} satisfies Wire<SipRoutingRuleList>;

export const UPDATED_RULE = {
  sip_inbound_routing_rule: RULE,
  duration: '3.21ms',
} satisfies Wire<UpdatedSipRoutingRule>;

export const ROUTING_RULE_EXAMPLES = { 'to one call': RULE_BODY };
