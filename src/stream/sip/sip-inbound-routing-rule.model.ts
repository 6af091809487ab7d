import type { DurationResponse } from '../models/response.model';

/**
 * Sends calls from a trunk to a call: to one that a template names (`direct_routing_configs`), or to the one whose PIN the caller
 * dials (`pin_routing_configs`). A rule has one of the two.
 */
export interface SIPInboundRoutingRuleRequest {
  /** 1 to 100 characters. */
  readonly name: string;
  /** At most 50. */
  readonly trunk_ids: readonly string[];
  /** The numbers that are called, at most 50. */
  readonly called_numbers?: readonly string[];
  /** The numbers that call, at most 50. Default: any. */
  readonly caller_numbers?: readonly string[];
  /** The user that a caller becomes. */
  readonly caller_configs: SIPCallerConfigs;
  readonly call_configs?: SIPCallConfigs;
  readonly direct_routing_configs?: SIPDirectRoutingConfigs;
  readonly pin_routing_configs?: SIPPinRoutingConfigs;
  readonly pin_protection_configs?: SIPPinProtectionConfigs;
}

export interface UpdateSIPInboundRoutingRuleRequest extends SIPInboundRoutingRuleRequest {
  readonly id: string;
}

export interface SIPCallerConfigs {
  /** The user id, a Handlebars template; at most 255 characters. */
  readonly id: string;
  /** Custom data of the user; values are Handlebars templates. */
  readonly custom_data?: Record<string, unknown>;
}

export interface SIPCallConfigs {
  /** Custom data of the call. */
  readonly custom_data?: Record<string, unknown>;
}

export interface SIPDirectRoutingConfigs {
  /** At most 100 characters. */
  readonly call_type: string;
  /** A Handlebars template; at most 255 characters. */
  readonly call_id: string;
}

/** What a caller hears. Each prompt has at most 500 characters. */
export interface SIPPinRoutingConfigs {
  readonly pin_prompt?: string;
  readonly pin_success_prompt?: string;
  readonly pin_failed_attempt_prompt?: string;
  readonly pin_hangup_prompt?: string;
  /** Asked for the call of a PIN instead of Stream; at most 2048 characters. */
  readonly custom_webhook_url?: string;
}

export interface SIPPinProtectionConfigs {
  readonly enabled?: boolean;
  /** The PIN of calls that have none, 3 to 20 characters. */
  readonly default_pin?: string;
  /** 3 to 10. */
  readonly required_pin_digits?: number;
  /** 1 to 10. */
  readonly max_attempts?: number;
}

export interface SIPInboundRoutingRuleResponse extends DurationResponse {
  id: string;
  name: string;
  trunk_ids: string[];
  called_numbers: string[];
  caller_numbers?: string[];
  caller_configs?: SIPCallerConfigs;
  call_configs?: SIPCallConfigs;
  direct_routing_configs?: SIPDirectRoutingConfigs;
  pin_routing_configs?: SIPPinRoutingConfigs;
  pin_protection_configs?: SIPPinProtectionConfigs;
  created_at: Date;
  updated_at: Date;
}

export interface ListSIPInboundRoutingRuleResponse extends DurationResponse {
  sip_inbound_routing_rules: SIPInboundRoutingRuleResponse[];
}

export interface UpdateSIPInboundRoutingRuleResponse extends DurationResponse {
  sip_inbound_routing_rule?: SIPInboundRoutingRuleResponse;
}
