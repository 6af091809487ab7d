import type { Range } from '../../../stream/models/limits';

export const FEEDBACK_RATING: Range = { min: 1, max: 5 };
export const FEEDBACK_REASON_MAX_LENGTH = 1000;
/** Of `sdk`, `sdk_version` and `user_session_id`. */
export const FEEDBACK_TEXT_MAX_LENGTH = 50;
export const FEEDBACK_SORT_FIELDS_MAX = 2;
