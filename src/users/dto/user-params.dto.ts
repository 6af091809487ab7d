import { Field } from '../../stream/models/fields/field';

/** The user that a path names. */
export class UserParams {
  /**
   * The user's id.
   * @example 'john'
   */
  @Field.userId()
  id!: string;
}
