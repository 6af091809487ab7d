import type { Wire } from '../../rest/wire';
import type { BlockList, BlockLists, FoundBlockList, StartedBlockListImport } from './block-lists.dto';

const BLOCK_LIST = {
  id: '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10',
  name: 'rude-words',
  type: 'word',
  words: ['darn'],
  is_confusable_folding_enabled: false,
  is_leet_check_enabled: false,
  is_plural_check_enabled: false,
  is_substring_matching_enabled: false,
} satisfies Wire<BlockList>;

export const BLOCK_LISTS = { blocklists: [BLOCK_LIST], duration: '3.21ms' } satisfies Wire<BlockLists>;

export const FOUND_BLOCK_LIST = { blocklist: BLOCK_LIST, duration: '3.21ms' } satisfies Wire<FoundBlockList>;

export const CREATE_BLOCK_LIST_EXAMPLES = { 'a word': { name: 'rude-words', words: ['darn'] } };

export const UPDATE_BLOCK_LIST_EXAMPLES = { 'other words': { words: ['darn', 'heck'] } };

export const IMPORT_BLOCK_LIST_EXAMPLES = { 'two words': { items: ['darn', 'heck'] } };

export const BLOCK_LIST_IMPORT = {
  task_id: '7f6d3a52-9d7e-4d0c-8a41-5b0f2f1c6e90',
  duration: '3.21ms',
} satisfies Wire<StartedBlockListImport>;
