import { USERS_PER_REQUEST } from '../../../stream/models/limits';
import { BodySchema } from '../../protocol/validate';
import type { JsonObject } from '../../world/json';
import { userIdSchema } from '../user-request';

/** Changes to one user. Keys are field names, or dotted paths into `custom`. */
export interface PartialUpdate {
  readonly id: string;
  readonly set?: JsonObject;
  readonly unset?: readonly string[];
}

export const partialUpdatesBody = new BodySchema<{ users: PartialUpdate[] }>({
  type: 'object',
  required: ['users'],
  properties: {
    users: {
      type: 'array',
      maxItems: USERS_PER_REQUEST,
      items: {
        type: 'object',
        required: ['id'],
        properties: {
          id: userIdSchema,
          set: { type: 'object' },
          unset: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
});
