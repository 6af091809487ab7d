import { CUSTOM_MAX_BYTES, MEMBERS_LIMIT, MEMBERS_PER_REQUEST } from '../../../stream/models/limits';
import { settingsSchema } from '../../call-types/settings/settings.schema';
import { BodySchema, type Schema } from '../../protocol/validate';
import { userRequestSchema, type UserRequest } from '../../users/user-request';
import type { JsonObject } from '../../world/json';

/** A member as requests describe it. */
export interface MemberRequest {
  readonly user_id: string;
  readonly role?: string;
  readonly custom?: JsonObject;
}

/** The `data` of a call that is made. */
export interface CallRequest {
  readonly created_by?: UserRequest;
  readonly created_by_id?: string;
  readonly custom?: JsonObject;
  readonly members?: readonly MemberRequest[];
  readonly settings_override?: JsonObject;
  readonly starts_at?: string | number;
  readonly team?: string;
  readonly video?: boolean;
  readonly channel_cid?: string;
}

export interface GetOrCreateRequest {
  readonly data?: CallRequest;
  readonly members_limit?: number;
  readonly ring?: boolean;
  readonly notify?: boolean;
  readonly video?: boolean;
}

export interface UpdateRequest {
  readonly custom?: JsonObject;
  readonly settings_override?: JsonObject;
  /** `null` takes the date away. */
  readonly starts_at?: string | number | null;
}

export const customSchema: Schema = { type: 'object', maxJsonBytes: CUSTOM_MAX_BYTES };

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

const callSchema: Schema = {
  type: 'object',
  properties: {
    created_by: userRequestSchema,
    created_by_id: { type: 'string' },
    custom: customSchema,
    members: memberListSchema,
    settings_override: settingsSchema,
    starts_at: { date: true },
    team: { type: 'string' },
    channel_cid: { type: 'string' },
    video: { type: 'boolean' },
  },
};

export const getOrCreateSchema = new BodySchema<GetOrCreateRequest>({
  type: 'object',
  properties: {
    data: callSchema,
    members_limit: { type: 'integer', minimum: MEMBERS_LIMIT.min, maximum: MEMBERS_LIMIT.max },
    ring: { type: 'boolean' },
    notify: { type: 'boolean' },
    video: { type: 'boolean' },
  },
});

export const updateSchema = new BodySchema<UpdateRequest>({
  type: 'object',
  properties: {
    custom: customSchema,
    settings_override: settingsSchema,
    starts_at: { date: true, nullable: true },
  },
});
