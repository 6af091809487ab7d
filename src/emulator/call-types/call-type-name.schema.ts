import { CALL_TYPE_NAME_MAX_LENGTH, CALL_TYPE_NAME_PATTERN } from '../../stream/models/limits';
import type { Schema } from '../protocol/validate';

export const callTypeNameSchema: Schema = {
  type: 'string',
  minLength: 1,
  maxLength: CALL_TYPE_NAME_MAX_LENGTH,
  pattern: CALL_TYPE_NAME_PATTERN.source,
};
