import { MEMBERS_LIMIT } from '../../../stream/models/limits';
import { settingsSchema } from '../../call-types/settings/settings.schema';
import { BodySchema, type Schema } from '../../protocol/validate';
import { userRequestSchema, type UserRequest } from '../../users/user-request';
import type { JsonObject } from '../../world/json';
import { customSchema } from '../custom.schema';
import { memberListSchema, type MemberRequest } from '../members/member.schema';

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
