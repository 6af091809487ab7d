import type { DurationResponse } from '../models/response.model';
import type { UserRequest } from '../models/user.model';

export type BlockListType = 'word' | 'regex' | 'domain' | 'domain_allowlist' | 'email' | 'email_allowlist';

/** How words are compared with text. */
interface BlockListMatching {
  /** Whether characters that look alike are the same. Default: false. */
  is_confusable_folding_enabled?: boolean;
  /** Whether digits stand for letters, as in `l33t`. Default: false. */
  is_leet_check_enabled?: boolean;
  /** Whether plurals match too. Default: false. */
  is_plural_check_enabled?: boolean;
  /** Whether words match within other words. Default: false. */
  is_substring_matching_enabled?: boolean;
}

interface BlockListOwner {
  /** The team that the list belongs to. Default: the whole app. */
  team?: string;
  user_id?: string;
  user?: UserRequest;
}

export interface CreateBlockListRequest extends Readonly<BlockListMatching>, Readonly<BlockListOwner> {
  /** At most 255 characters. */
  readonly name: string;
  /** Default: `word`. */
  readonly type?: BlockListType;
  readonly words: readonly string[];
}

/** Omitted fields stay as they are. */
export interface UpdateBlockListRequest extends Readonly<BlockListMatching>, Readonly<BlockListOwner> {
  readonly name: string;
  /** Replaces all words. */
  readonly words?: readonly string[];
}

export interface ListBlockListsRequest {
  readonly team?: string;
  /** Lists per page, 1 to 200. */
  readonly limit?: number;
  /** The cursor of the next page. */
  readonly cursor?: string;
}

export interface GetBlockListRequest {
  readonly name: string;
  readonly team?: string;
}

export interface DeleteBlockListRequest extends GetBlockListRequest {
  readonly user_id?: string;
}

export interface ImportBlockListRequest {
  /** The id of the list, not its name. */
  readonly id: string;
  readonly items: readonly string[];
  /** Items that Stream adds at a time. */
  readonly chunk_size?: number;
}

export interface BlockListResponse extends Required<BlockListMatching> {
  id?: string;
  name: string;
  type: BlockListType | (string & {});
  words: string[];
  team?: string;
  owner_user_id?: string;
  created_at?: Date;
  updated_at?: Date;
}

export interface GetBlockListResponse extends DurationResponse {
  blocklist?: BlockListResponse;
}

export type CreateBlockListResponse = GetBlockListResponse;
export type UpdateBlockListResponse = GetBlockListResponse;

export interface ListBlockListsResponse extends DurationResponse {
  blocklists: BlockListResponse[];
  /** The cursor of the next page; absent on the last one. */
  next_cursor?: string;
}

export interface ImportBlockListResponse extends DurationResponse {
  /** Pass it to `waitForTask`. */
  task_id: string;
}
