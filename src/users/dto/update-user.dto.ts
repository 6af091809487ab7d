import { Field } from '../../stream/models/fields/field';

/** A change that leaves everything else of the user as it is. At least one of the fields is required. */
export class UpdateUserBody {
  /**
   * Fields to set. A key that is not a field of users is one of the user's custom data, as are the keys of `custom`;
   * a dotted key reaches into its depth.
   * @example { "name": "John", "custom": { "color": "blue" } }
   */
  @Field.freeForm({ optional: true })
  set?: Record<string, unknown>;

  /**
   * Fields to clear, dotted keys included.
   * @example ["image"]
   */
  @Field.text({ list: true, optional: true })
  unset?: string[];
}
