import { BodySchema, type Schema } from '../protocol/validate';

/** Of ids, names and teams of groups, in characters. */
export const GROUP_TEXT_MAX_LENGTH = 255;
const MEMBERS_PER_REQUEST = 100;

const text: Schema = { type: 'string', maxLength: GROUP_TEXT_MAX_LENGTH };
const name: Schema = { ...text, minLength: 1 };
const description: Schema = { type: 'string', maxLength: 1024 };
const userIds: Schema = {
  type: 'array',
  maxItems: MEMBERS_PER_REQUEST,
  items: { type: 'string', minLength: 1 },
};

interface CreateBody {
  readonly id?: string;
  readonly name: string;
  readonly description?: string;
  readonly team_id?: string;
  readonly member_ids?: readonly string[];
}

export const createBody = new BodySchema<CreateBody>({
  type: 'object',
  required: ['name'],
  properties: { id: text, name, description, team_id: text, member_ids: userIds },
});

export const updateBody = new BodySchema<
  Pick<CreateBody, 'description' | 'team_id'> & { readonly name?: string }
>({ type: 'object', properties: { name, description, team_id: text } });

interface MembersBody {
  readonly member_ids: readonly string[];
  readonly as_admin?: boolean;
  readonly team_id?: string;
}

export const membersBody = new BodySchema<MembersBody>({
  type: 'object',
  required: ['member_ids'],
  properties: { member_ids: { ...userIds, minItems: 1 }, as_admin: { type: 'boolean' }, team_id: text },
});
