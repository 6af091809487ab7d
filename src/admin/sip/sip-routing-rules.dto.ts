import { Field } from '../../stream/models/fields/field';
import { DurationResponse } from '../../stream/models/response.model';
import type {
  SIPCallConfigs,
  SIPCallerConfigs,
  SIPDirectRoutingConfigs,
  SIPInboundRoutingRuleRequest,
  SIPInboundRoutingRuleResponse,
  SIPPinProtectionConfigs,
  SIPPinRoutingConfigs,
} from '../../stream/sip/sip-inbound-routing-rule.model';

const ID_MAX_LENGTH = 255;
const NAME_MAX_LENGTH = 100;
const CALL_TYPE_MAX_LENGTH = 100;
const PROMPT_MAX_LENGTH = 500;
const URL_MAX_LENGTH = 2048;
const PIN_PATTERN = /^.{3,20}$/;
const ITEMS_MAX = 50;

/** The routing rule that a path names. */
export class SipRoutingRuleParams {
  /** @example '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10' */
  @Field.text({ notEmpty: true, maxLength: ID_MAX_LENGTH })
  rule_id!: string;
}

export class SipCaller implements SIPCallerConfigs {
  /**
   * The user id, a Handlebars template.
   * @example 'phone-{{ caller_number }}'
   */
  @Field.text({ notEmpty: true, maxLength: ID_MAX_LENGTH })
  id!: string;

  /** Custom data of the user; values are Handlebars templates. */
  @Field.freeForm({ optional: true })
  custom_data?: Record<string, unknown>;
}

export class SipCallData implements SIPCallConfigs {
  /** Custom data of the call. */
  @Field.freeForm({ optional: true })
  custom_data?: Record<string, unknown>;
}

export class SipDirectRouting implements SIPDirectRoutingConfigs {
  /** @example 'default' */
  @Field.text({ notEmpty: true, maxLength: CALL_TYPE_MAX_LENGTH })
  call_type!: string;

  /**
   * A Handlebars template.
   * @example 'standup'
   */
  @Field.text({ notEmpty: true, maxLength: ID_MAX_LENGTH })
  call_id!: string;
}

/** What a caller hears. */
export class SipPinRouting implements SIPPinRoutingConfigs {
  @Field.text({ maxLength: PROMPT_MAX_LENGTH, optional: true })
  pin_prompt?: string;

  @Field.text({ maxLength: PROMPT_MAX_LENGTH, optional: true })
  pin_success_prompt?: string;

  @Field.text({ maxLength: PROMPT_MAX_LENGTH, optional: true })
  pin_failed_attempt_prompt?: string;

  @Field.text({ maxLength: PROMPT_MAX_LENGTH, optional: true })
  pin_hangup_prompt?: string;

  /** Asked for the call of a PIN instead of Stream. */
  @Field.text({ maxLength: URL_MAX_LENGTH, optional: true })
  custom_webhook_url?: string;
}

export class SipPinProtection implements Omit<SIPPinProtectionConfigs, 'default_pin'> {
  @Field.boolean({ optional: true })
  enabled?: boolean;

  @Field.integer({ min: 3, max: 10, optional: true })
  required_pin_digits?: number;

  @Field.integer({ min: 1, max: 10, optional: true })
  max_attempts?: number;
}

export class SipPinProtectionBody extends SipPinProtection implements SIPPinProtectionConfigs {
  /** The PIN of calls that have none, 3 to 20 characters: a secret, which no response has. */
  @Field.text({
    pattern: PIN_PATTERN,
    patternMessage: '$property must have 3 to 20 characters',
    optional: true,
  })
  default_pin?: string;
}

/**
 * Sends calls from a trunk to a call: to one that a template names (`direct_routing_configs`), or to the one whose PIN the caller
 * dials (`pin_routing_configs`). A rule has one of the two.
 */
export class SipRoutingRuleBody implements SIPInboundRoutingRuleRequest {
  /** @example 'to the standup' */
  @Field.text({ notEmpty: true, maxLength: NAME_MAX_LENGTH })
  name!: string;

  @Field.text({ list: true, notEmpty: true, maxItems: ITEMS_MAX })
  trunk_ids!: string[];

  /** The numbers that are called. */
  @Field.text({ list: true, maxItems: ITEMS_MAX, optional: true })
  called_numbers?: string[];

  /** The numbers that call. Default: any. */
  @Field.text({ list: true, maxItems: ITEMS_MAX, optional: true })
  caller_numbers?: string[];

  /** The user that a caller becomes. */
  @Field.nested(() => SipCaller)
  caller_configs!: SipCaller;

  @Field.nested(() => SipCallData, { optional: true })
  call_configs?: SipCallData;

  @Field.nested(() => SipDirectRouting, { optional: true })
  direct_routing_configs?: SipDirectRouting;

  @Field.nested(() => SipPinRouting, { optional: true })
  pin_routing_configs?: SipPinRouting;

  @Field.nested(() => SipPinProtectionBody, { optional: true })
  pin_protection_configs?: SipPinProtectionBody;
}

export class SipRoutingRule
  extends DurationResponse
  implements Omit<SIPInboundRoutingRuleResponse, 'pin_protection_configs'>
{
  id!: string;
  name!: string;
  trunk_ids!: string[];
  called_numbers!: string[];
  caller_numbers?: string[];
  caller_configs?: SipCaller;
  call_configs?: SipCallData;
  direct_routing_configs?: SipDirectRouting;
  pin_routing_configs?: SipPinRouting;
  pin_protection_configs?: SipPinProtection;
  created_at!: Date;
  updated_at!: Date;
}

export class SipRoutingRuleList extends DurationResponse {
  sip_inbound_routing_rules!: SipRoutingRule[];
}

export class UpdatedSipRoutingRule extends DurationResponse {
  sip_inbound_routing_rule?: SipRoutingRule;
}
