import { USERS_PER_REQUEST } from '../../../stream/models/limits';
import type { Schema } from '../../protocol/validate';

/** `user_ids` of the bulk operations. */
export const userIdsSchema: Schema = {
  type: 'array',
  minItems: 1,
  maxItems: USERS_PER_REQUEST,
  items: { type: 'string', minLength: 1 },
};
