import { BodySchema, type Schema } from '../protocol/validate';
import { userRequestSchema, type UserRequest } from '../users/user-request';
import type { BlockListOptions } from '../world/block-list-store';

export const BLOCK_LIST_TYPES = ['regex', 'domain', 'domain_allowlist', 'email', 'email_allowlist', 'word'];

export interface OptionFields {
  readonly is_confusable_folding_enabled?: boolean;
  readonly is_leet_check_enabled?: boolean;
  readonly is_plural_check_enabled?: boolean;
  readonly is_substring_matching_enabled?: boolean;
}

interface BlockListBody extends OptionFields {
  readonly team?: string;
  readonly user?: UserRequest;
  readonly user_id?: string;
}

export const optionProperties: Readonly<Record<keyof OptionFields, Schema>> = {
  is_confusable_folding_enabled: { type: 'boolean' },
  is_leet_check_enabled: { type: 'boolean' },
  is_plural_check_enabled: { type: 'boolean' },
  is_substring_matching_enabled: { type: 'boolean' },
};

const words: Schema = { type: 'array', items: { type: 'string' } };
const properties: Readonly<Record<string, Schema>> = {
  ...optionProperties,
  words,
  team: { type: 'string' },
  user: userRequestSchema,
  user_id: { type: 'string' },
};

interface CreateBody extends BlockListBody {
  readonly name: string;
  readonly type?: string;
  readonly words: readonly string[];
}

export const createBody = new BodySchema<CreateBody>({
  type: 'object',
  required: ['name', 'words'],
  properties: {
    ...properties,
    name: { type: 'string', minLength: 1, maxLength: 255 },
    type: { type: 'string', enum: BLOCK_LIST_TYPES },
  },
});

export const updateBody = new BodySchema<BlockListBody & { readonly words?: readonly string[] }>({
  type: 'object',
  properties,
});

export const importBody = new BodySchema<{ readonly items: readonly string[] }>({
  type: 'object',
  required: ['items'],
  properties: { items: { ...words, minItems: 1 }, chunk_size: { type: 'integer', minimum: 1 } },
});

export function readOptions(fields: OptionFields): Partial<BlockListOptions> {
  return {
    confusableFolding: fields.is_confusable_folding_enabled,
    leetCheck: fields.is_leet_check_enabled,
    pluralCheck: fields.is_plural_check_enabled,
    substringMatching: fields.is_substring_matching_enabled,
  };
}
