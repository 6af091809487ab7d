import { Field } from '../../stream/models/fields/field';
import { DurationResponse } from '../../stream/models/response.model';
import type { CreateSIPTrunkRequest, SIPTrunkResponse } from '../../stream/sip/sip-trunk.model';

const ID_MAX_LENGTH = 255;
const NAME_MAX_LENGTH = 100;
const PASSWORD_MAX_LENGTH = 255;
const ITEMS_MAX = 50;

/** The SIP trunk that a path names. */
export class SipTrunkParams {
  /** @example '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10' */
  @Field.text({ notEmpty: true, maxLength: ID_MAX_LENGTH })
  trunk_id!: string;
}

/** A trunk without its password. */
class SipTrunkFields {
  /** @example 'office' */
  @Field.text({ notEmpty: true, maxLength: NAME_MAX_LENGTH })
  name!: string;

  /**
   * Phone numbers.
   * @example ["+31201234567"]
   */
  @Field.text({ list: true, notEmpty: true, maxItems: ITEMS_MAX })
  numbers!: string[];

  /** IPv4 or IPv6 addresses, or CIDR blocks, that may call without the password. */
  @Field.text({ list: true, maxItems: ITEMS_MAX, optional: true })
  allowed_ips?: string[];
}

/** The whole trunk. The password stays as it is when omitted. */
export class SipTrunkBody extends SipTrunkFields implements CreateSIPTrunkRequest {
  /** A secret, which no response has. */
  @Field.text({ notEmpty: true, maxLength: PASSWORD_MAX_LENGTH, optional: true })
  password?: string;
}

/** A trunk with its password: nobody could read one that Stream makes. */
export class CreateSipTrunkBody extends SipTrunkFields implements CreateSIPTrunkRequest {
  /** A secret, which no response has. */
  @Field.text({ notEmpty: true, maxLength: PASSWORD_MAX_LENGTH })
  password!: string;
}

/** A connection of a telephony provider to Stream, without its password. */
export class SipTrunk implements Omit<SIPTrunkResponse, 'password'> {
  id!: string;
  /** @example 'office' */
  name!: string;
  /** Phone numbers. */
  numbers!: string[];
  /** The address that the provider calls. */
  uri!: string;
  username!: string;
  allowed_ips!: string[];
  created_at!: Date;
  updated_at!: Date;
}

export class WrittenSipTrunk extends DurationResponse {
  sip_trunk?: SipTrunk;
}

export class SipTrunkList extends DurationResponse {
  sip_trunks!: SipTrunk[];
}
