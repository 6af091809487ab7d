import { UserId } from '../../stream/models/validation/identifier.decorator';

/** The user that a path names. */
export class UserParams {
  /**
   * The user's id.
   * @example 'john'
   */
  @UserId()
  id!: string;
}
