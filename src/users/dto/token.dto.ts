import { ValidateBy } from 'class-validator';
import { Field } from '../../stream/models/fields/field';

/** The field makes sense only together with another one. */
function NeedsField(other: string): PropertyDecorator {
  return ValidateBy({
    name: 'needsField',
    validator: {
      validate: (_value, args) => (args?.object as Partial<Record<string, unknown>>)[other] !== undefined,
      defaultMessage: () => `$property needs ${other}`,
    },
  });
}

const TEN_YEARS_IN_SECONDS = 315_360_000;

export class MintTokenBody {
  /**
   * How long the token is valid, at most ten years. Default: 3600, one hour.
   * @example 3600
   */
  @Field.integer({ min: 1, max: TEN_YEARS_IN_SECONDS, optional: true })
  validity_in_seconds?: number;

  /**
   * Calls the token lets its user into as if a member, each `<type>:<id>`. It adds access, it never restricts.
   * @example ["default:standup"]
   */
  @Field.callCids({ optional: true })
  call_cids?: string[];

  /**
   * The role on those calls; `call_member` when left out. Needs `call_cids`.
   * @example 'host'
   */
  @Field.text({ optional: true })
  @NeedsField('call_cids')
  role?: string;
}

export class MintedToken {
  /** @example 'john' */
  user_id!: string;
  /** What the user's app connects to Stream with. */
  token!: string;
  issued_at!: Date;
  expires_at!: Date;
  /** The public key of the app, which the user's app needs too. */
  api_key!: string;
}

export class RevokeTokensBody {
  /** Tokens issued before this moment stop working. Default: now. */
  @Field.date({ optional: true })
  before?: Date;
}
