import type { WireTime } from '../protocol/wire-time';
import type { BlockListRecord } from '../world/block-list-store';

/** Stream's BlockListResponse. */
export function blockListView({ options, ...list }: BlockListRecord, time: WireTime) {
  return {
    id: list.id,
    name: list.name,
    type: list.type,
    words: list.words,
    ...(list.team !== undefined && { team: list.team }),
    ...(list.owner !== undefined && { owner_user_id: list.owner }),
    is_confusable_folding_enabled: options.confusableFolding,
    is_leet_check_enabled: options.leetCheck,
    is_plural_check_enabled: options.pluralCheck,
    is_substring_matching_enabled: options.substringMatching,
    created_at: time(list.createdAt),
    updated_at: time(list.updatedAt),
  };
}
