import { definedOnly, readTime, timeSchema, writeTime, type StateTime } from '../protocol/state-value';
import type { Schema } from '../protocol/validate';
import { parseTime } from '../protocol/wire-time';
import type { App } from '../world/app';
import { NO_OPTIONS } from './block-list.rules';
import { BLOCK_LIST_TYPES, optionProperties, readOptions, type OptionFields } from './block-list.schema';

/** A block list in exported state. */
export interface BlockListState extends OptionFields {
  readonly id?: string;
  readonly name: string;
  readonly team?: string;
  readonly type?: string;
  readonly words?: readonly string[];
  readonly owner_user_id?: string;
  readonly created_at?: StateTime;
  readonly updated_at?: StateTime;
}

export const blockListStateSchema: Schema = {
  type: 'object',
  required: ['name'],
  properties: {
    ...optionProperties,
    id: { type: 'string', minLength: 1 },
    name: { type: 'string', minLength: 1 },
    team: { type: 'string', minLength: 1 },
    type: { type: 'string', enum: BLOCK_LIST_TYPES },
    words: { type: 'array', items: { type: 'string' } },
    owner_user_id: { type: 'string' },
    created_at: timeSchema,
    updated_at: timeSchema,
  },
};

export function exportBlockLists(app: App): BlockListState[] {
  return [...app.blockLists.values()].map(({ options, ...list }) =>
    definedOnly({
      id: list.id,
      name: list.name,
      team: list.team,
      type: list.type,
      words: list.words,
      owner_user_id: list.owner,
      is_confusable_folding_enabled: options.confusableFolding,
      is_leet_check_enabled: options.leetCheck,
      is_plural_check_enabled: options.pluralCheck,
      is_substring_matching_enabled: options.substringMatching,
      created_at: writeTime(list.createdAt),
      updated_at: writeTime(list.updatedAt),
    }),
  );
}

export function importBlockList(app: App, state: BlockListState): void {
  const { id = app.ids.uuid(), name, team, type = 'word', words = [], owner_user_id: owner } = state;
  const createdAt = readTime(app, state.created_at);
  const options = { ...NO_OPTIONS, ...definedOnly(readOptions(state)) };
  const updatedAt = parseTime(state.updated_at) ?? createdAt;
  app.blockLists.put(definedOnly({ id, name, team, type, words, options, owner, createdAt, updatedAt }));
}
