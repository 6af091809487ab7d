import { CUSTOM_MAX_BYTES } from '../../stream/models/limits';
import type { Schema } from '../protocol/validate';

export const customSchema: Schema = { type: 'object', maxJsonBytes: CUSTOM_MAX_BYTES };
