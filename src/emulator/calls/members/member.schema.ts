import { MEMBERS_PER_REQUEST } from '../../../stream/models/limits';
import type { Schema } from '../../protocol/validate';
import type { JsonObject } from '../../world/json';
import { customSchema } from '../custom.schema';

/** A member as requests describe it. */
export interface MemberRequest {
  readonly user_id: string;
  readonly role?: string;
  readonly custom?: JsonObject;
}

export const memberListSchema: Schema = {
  type: 'array',
  maxItems: MEMBERS_PER_REQUEST,
  items: {
    type: 'object',
    required: ['user_id'],
    properties: {
      user_id: { type: 'string', minLength: 1 },
      role: { type: 'string' },
      custom: customSchema,
    },
  },
};
