import {
  CUSTOM_MAX_BYTES,
  TEAMS_PER_USER,
  USER_ID_MAX_LENGTH,
  USER_ID_PATTERN,
} from '../../stream/models/limits';
import type { Schema } from '../protocol/validate';
import type { JsonObject } from '../world/json';

/** A user as requests describe it. */
export interface UserRequest {
  readonly id: string;
  readonly name?: string;
  readonly image?: string;
  readonly custom?: JsonObject;
  readonly role?: string;
  readonly teams?: readonly string[];
  readonly teams_role?: Record<string, string>;
  readonly language?: string;
  readonly invisible?: boolean;
  readonly privacy_settings?: JsonObject;
}

export const userIdSchema: Schema = {
  type: 'string',
  minLength: 1,
  maxLength: USER_ID_MAX_LENGTH,
  pattern: USER_ID_PATTERN.source,
};

/** Also for embedding: `user`, `created_by`, `muted_by` in other requests. */
export const userRequestSchema: Schema = {
  type: 'object',
  required: ['id'],
  properties: {
    id: userIdSchema,
    name: { type: 'string' },
    image: { type: 'string' },
    custom: { type: 'object', maxJsonBytes: CUSTOM_MAX_BYTES },
    role: { type: 'string' },
    teams: { type: 'array', maxItems: TEAMS_PER_USER, items: { type: 'string' } },
    teams_role: { type: 'object', additionalProperties: { type: 'string' } },
    language: { type: 'string' },
    invisible: { type: 'boolean' },
    privacy_settings: { type: 'object' },
  },
};
