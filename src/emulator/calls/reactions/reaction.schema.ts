import type { Schema } from '../../protocol/validate';
import { customSchema } from '../custom.schema';

const TYPE_MAX_LENGTH = 64;

/** The fields of a `Reaction`. */
export const reactionFields = {
  type: { type: 'string', minLength: 1, maxLength: TYPE_MAX_LENGTH },
  emoji_code: { type: 'string' },
  custom: customSchema,
} as const satisfies Schema['properties'];
