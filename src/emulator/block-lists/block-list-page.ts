import { byCreation, type Created } from '../protocol/creation-order';
import { inputError } from '../protocol/stream-fault';
import type { App } from '../world/app';
import type { BlockListRecord } from '../world/block-list-store';

export interface BlockListQuery {
  /** Absent: lists of all teams, and of the whole app. */
  readonly team?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** Lists in order of creation, and the cursor of the next page if there is one. Throws 400/4 for a cursor that is none. */
export function pageOfBlockLists(
  app: App,
  { team, cursor, limit }: BlockListQuery,
): { readonly lists: readonly BlockListRecord[]; readonly next?: string } {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const lists = [...app.blockLists.values()]
    .filter((list) => team === undefined || list.team === team)
    .filter((list) => after === undefined || byCreation(list, after) > 0)
    .toSorted(byCreation);
  const page = lists.slice(0, limit);
  const last = page.at(-1);
  return { lists: page, ...(last && lists.length > limit && { next: writeCursor(last) }) };
}

function writeCursor({ createdAt, id }: Created): string {
  return Buffer.from(`${createdAt} ${id}`).toString('base64url');
}

function readCursor(cursor: string): Created {
  const [, time = '', id = ''] =
    /^(\d+) (.+)$/s.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (time === '') throw inputError('cursor is not valid', 'cursor');
  return { createdAt: Number(time), id };
}
