import type { DurationResponse } from '../models/response.model';
import type { SIPInboundRoutingRuleResponse } from './sip-inbound-routing-rule.model';
import type { SIPTrunkResponse } from './sip-trunk.model';

export interface ResolveSipAuthRequest {
  /** The number that calls. */
  readonly sip_caller_number: string;
  /** The number of the trunk that is called. */
  readonly sip_trunk_number: string;
  /** The host of the header `From`. */
  readonly from_host?: string;
  /** The IP address that the SIP request came from. */
  readonly source_ip?: string;
}

export interface ResolveSipAuthResponse extends DurationResponse {
  /** `password`: challenge with `username` and `password`. `accept`: no challenge is needed. */
  auth_result: 'password' | 'accept' | 'no_trunk_found' | (string & {});
  trunk_id?: string;
  username?: string;
  /** A secret: keep it out of logs and front ends. */
  password?: string;
}

/** The parts of a SIP digest authentication (RFC 3261, RFC 8760). */
export interface SIPChallengeRequest {
  readonly username?: string;
  readonly userhash?: boolean;
  readonly realm?: string;
  readonly domain?: readonly string[];
  readonly nonce?: string;
  readonly cnonce?: string;
  readonly nc?: string;
  readonly opaque?: string;
  readonly qop?: readonly string[];
  readonly algorithm?: string;
  readonly charset?: string;
  readonly stale?: boolean;
  readonly method?: string;
  readonly uri?: string;
  readonly response?: string;
  /** @deprecated Stream takes `response`. */
  readonly a1?: string;
}

export interface ResolveSipInboundRequest {
  readonly sip_caller_number: string;
  readonly sip_trunk_number: string;
  readonly challenge?: SIPChallengeRequest;
  /** The trunk that `resolveSipAuth` accepted without a challenge. */
  readonly trunk_id?: string;
  /** The routing number of a call, 3 to 12 digits. */
  readonly routing_number?: string;
  readonly sip_headers?: Readonly<Record<string, string>>;
}

export interface ResolveSipInboundResponse extends DurationResponse {
  credentials: SipInboundCredentials;
  sip_routing_rule?: SIPInboundRoutingRuleResponse;
  sip_trunk?: SIPTrunkResponse;
}

/** With what the caller joins. */
export interface SipInboundCredentials {
  api_key: string;
  call_type: string;
  call_id: string;
  call_custom_data: Record<string, unknown>;
  user_id: string;
  user_custom_data: Record<string, unknown>;
  /** A user token: a secret. */
  token: string;
}
