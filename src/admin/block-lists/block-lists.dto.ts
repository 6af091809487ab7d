import { QueryField } from '../../rest/query-field';
import type {
  BlockListResponse,
  BlockListType,
  CreateBlockListRequest,
  GetBlockListResponse,
  ImportBlockListRequest,
  ImportBlockListResponse,
  ListBlockListsRequest,
  ListBlockListsResponse,
  UpdateBlockListRequest,
} from '../../stream/block-lists/block-list.model';
import { Field } from '../../stream/models/fields/field';
import { DurationResponse } from '../../stream/models/response.model';

const NAME_MAX_LENGTH = 255;
const LIST_LIMIT = { min: 1, max: 200 };
const TYPES = [
  'word',
  'regex',
  'domain',
  'domain_allowlist',
  'email',
  'email_allowlist',
] as const satisfies readonly BlockListType[];

/** The block list that a path names. */
export class BlockListParams {
  /** @example 'rude-words' */
  @Field.text({ notEmpty: true, maxLength: NAME_MAX_LENGTH })
  block_list!: string;
}

/** The block list that a path names, by its id. */
export class BlockListIdParams {
  /** @example '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10' */
  @Field.text({ notEmpty: true, maxLength: NAME_MAX_LENGTH })
  block_list_id!: string;
}

/** The team that a block list belongs to. */
export class BlockListQuery {
  @Field.text({ maxLength: NAME_MAX_LENGTH, optional: true })
  team?: string;
}

export class ListBlockListsQuery extends BlockListQuery implements ListBlockListsRequest {
  /** Lists per page. */
  @QueryField.integer({ ...LIST_LIMIT, optional: true })
  limit?: number;

  /** The cursor of the next page, from the previous response. */
  @Field.text({ optional: true })
  cursor?: string;
}

/** How words are compared with text. */
class BlockListMatching extends BlockListQuery {
  /** Whether characters that look alike are the same. Default: false. */
  @Field.boolean({ optional: true })
  is_confusable_folding_enabled?: boolean;

  /** Whether digits stand for letters, as in `l33t`. Default: false. */
  @Field.boolean({ optional: true })
  is_leet_check_enabled?: boolean;

  /** Whether plurals match too. Default: false. */
  @Field.boolean({ optional: true })
  is_plural_check_enabled?: boolean;

  /** Whether words match within other words. Default: false. */
  @Field.boolean({ optional: true })
  is_substring_matching_enabled?: boolean;
}

export class UpdateBlockListBody
  extends BlockListMatching
  implements Omit<UpdateBlockListRequest, 'name' | 'user' | 'user_id'>
{
  /** Replaces all words. */
  @Field.text({ list: true, optional: true })
  words?: string[];
}

export class CreateBlockListBody
  extends BlockListMatching
  implements Omit<CreateBlockListRequest, 'user' | 'user_id'>
{
  /** @example 'rude-words' */
  @Field.text({ notEmpty: true, maxLength: NAME_MAX_LENGTH })
  name!: string;

  /** Default: `word`. */
  @Field.enum(TYPES, { optional: true })
  type?: BlockListType;

  @Field.text({ list: true })
  words!: string[];
}

export class ImportBlockListBody implements Omit<ImportBlockListRequest, 'id'> {
  @Field.text({ list: true, notEmpty: true })
  items!: string[];

  /** Items that Stream adds at a time. */
  @Field.integer({ min: 1, optional: true })
  chunk_size?: number;
}

export class BlockList implements BlockListResponse {
  id?: string;
  /** @example 'rude-words' */
  name!: string;
  /** `word`, `regex`, `domain`, `domain_allowlist`, `email`, `email_allowlist` or another one. */
  type!: string;
  words!: string[];
  is_confusable_folding_enabled!: boolean;
  is_leet_check_enabled!: boolean;
  is_plural_check_enabled!: boolean;
  is_substring_matching_enabled!: boolean;
  team?: string;
  owner_user_id?: string;
  created_at?: Date;
  updated_at?: Date;
}

export class FoundBlockList extends DurationResponse implements GetBlockListResponse {
  blocklist?: BlockList;
}

export class BlockLists extends DurationResponse implements ListBlockListsResponse {
  blocklists!: BlockList[];
  /** The cursor of the next page; absent on the last one. */
  next_cursor?: string;
}

export class StartedBlockListImport extends DurationResponse implements ImportBlockListResponse {
  /** What `GET /tasks/{id}` takes. */
  task_id!: string;
}
