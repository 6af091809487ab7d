import { definedOnly } from '../protocol/state-value';
import { inputError, notFound } from '../protocol/stream-fault';
import { startTask } from '../tasks/task.rules';
import type { App } from '../world/app';
import type { BlockListOptions, BlockListRecord } from '../world/block-list-store';

export interface NewBlockList {
  readonly name: string;
  readonly team?: string;
  readonly type?: string;
  readonly words: readonly string[];
  readonly options: Partial<BlockListOptions>;
  readonly owner?: string;
}

export interface BlockListChange {
  readonly words?: readonly string[];
  readonly options: Partial<BlockListOptions>;
}

export const NO_OPTIONS: BlockListOptions = {
  confusableFolding: false,
  leetCheck: false,
  pluralCheck: false,
  substringMatching: false,
};

/** Adds a list. Throws 400/4 if its team has one of that name. */
export function createBlockList(app: App, given: NewBlockList): BlockListRecord {
  const { name, team, type = 'word', words, options, owner } = given;
  if (app.blockLists.named(name, team)) throw inputError(`block list "${name}" already exists`, 'name');
  const now = app.clock.now();
  const list: BlockListRecord = definedOnly({
    id: app.ids.uuid(),
    name,
    team,
    type,
    words,
    options: { ...NO_OPTIONS, ...definedOnly(options) },
    owner,
    createdAt: now,
    updatedAt: now,
  });
  app.blockLists.put(list);
  return list;
}

/** The list of that name. Without a team it is one of the whole app. Throws 404/16 if there is none. */
export function requireBlockList(app: App, name: string, team: string | undefined): BlockListRecord {
  const list = app.blockLists.named(name, team);
  if (!list) throw notFound(`block list "${name}" does not exist`);
  return list;
}

/** Replaces the words and options that are given. */
export function updateBlockList(
  app: App,
  list: BlockListRecord,
  { words = list.words, options }: BlockListChange,
): BlockListRecord {
  const changed = {
    ...list,
    words,
    options: { ...list.options, ...definedOnly(options) },
    updatedAt: app.clock.now(),
  };
  app.blockLists.put(changed);
  return changed;
}

/** Adds the words that the list does not have. Returns the id of the task that reports it. Throws 404/16 for an unknown id. */
export function importWords(app: App, id: string, items: readonly string[]): string {
  const list = app.blockLists.get(id);
  if (!list) throw notFound(`block list with id "${id}" does not exist`);
  updateBlockList(app, list, { words: [...new Set([...list.words, ...items])], options: {} });
  return startTask(app, { [id]: { status: 'ok' } });
}
