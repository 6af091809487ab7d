import { FEEDBACK_RATING, FEEDBACK_REASON_MAX_LENGTH, FEEDBACK_TEXT_MAX_LENGTH } from './feedback-limits';
import type { Schema } from '../../protocol/validate';
import { customSchema } from '../custom.schema';

const short: Schema = { type: 'string', minLength: 1, maxLength: FEEDBACK_TEXT_MAX_LENGTH };

/** The fields of a `Feedback`. */
export const feedbackFields = {
  rating: { type: 'integer', minimum: FEEDBACK_RATING.min, maximum: FEEDBACK_RATING.max },
  sdk: short,
  sdk_version: short,
  reason: { type: 'string', maxLength: FEEDBACK_REASON_MAX_LENGTH },
  user_session_id: { type: 'string', maxLength: FEEDBACK_TEXT_MAX_LENGTH },
  custom: customSchema,
} as const satisfies Schema['properties'];
