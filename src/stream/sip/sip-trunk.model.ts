import type { DurationResponse } from '../models/response.model';

/** A connection of a telephony provider to Stream. */
export interface SIPTrunkResponse {
  id: string;
  name: string;
  /** Phone numbers. */
  numbers: string[];
  /** The address that the provider calls. */
  uri: string;
  username: string;
  /** A secret: keep it out of logs and front ends. */
  password: string;
  /** IP addresses or CIDR blocks that may call without the password. */
  allowed_ips: string[];
  created_at: Date;
  updated_at: Date;
}

export interface CreateSIPTrunkRequest {
  /** 1 to 100 characters. */
  readonly name: string;
  /** Phone numbers, at most 50. */
  readonly numbers: readonly string[];
  /** At most 255 characters. Default: one that Stream makes. */
  readonly password?: string;
  /** IPv4 or IPv6 addresses, or CIDR blocks; at most 50. */
  readonly allowed_ips?: readonly string[];
}

export interface UpdateSIPTrunkRequest extends CreateSIPTrunkRequest {
  readonly id: string;
}

export interface ListSIPTrunksResponse extends DurationResponse {
  sip_trunks: SIPTrunkResponse[];
}

export interface CreateSIPTrunkResponse extends DurationResponse {
  sip_trunk?: SIPTrunkResponse;
}

export type UpdateSIPTrunkResponse = CreateSIPTrunkResponse;
