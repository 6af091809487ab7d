import { DEFAULT_PAGE_LIMIT } from '../../stream/models/limits';
import { inputError } from '../protocol/stream-fault';
import { decodeCursor, fingerprint, type Cursor } from './cursor';
import type { Filter } from './filter';
import { parseFilter } from './filter-parser';
import type { PageRequest } from './page-request';
import type { QueryModel, SortBy } from './query-model';
import { SortOrder, type SortKey } from './sort-order';
import { parseSort } from './sort-parser';

export interface QueryOptions {
  /** Refuse a sort beside a cursor, as Stream was seen to do, instead of accepting the sort the cursor belongs to. */
  readonly strictCursors?: boolean;
}

/** A checked query: which items, in which order, from where on. */
export interface Query<T> {
  readonly filter: Filter<T>;
  readonly order: SortOrder<T>;
  readonly limit: number;
  /** Of endpoint and filter, for the cursors of the page. */
  readonly fingerprint: string;
  /** Where the page begins, itself excluded; the first page when absent. */
  readonly from?: SortKey;
  /** The page ends before `from`, instead of beginning after it. */
  readonly backward: boolean;
}

/** Checks a page request. Throws 400 in Stream's words. */
export function readQuery<T>(
  model: QueryModel<T>,
  request: PageRequest,
  options: QueryOptions = {},
): Query<T> {
  const { filter_conditions, limit = DEFAULT_PAGE_LIMIT, next = '', prev = '' } = request;
  const sort = parseSort(model, request.sort);
  const query = {
    filter: parseFilter(model, filter_conditions),
    limit,
    fingerprint: fingerprint(model.name, filter_conditions),
  };
  if (next !== '' && prev !== '') throw inputError('cannot specify next and prev at the same time');
  if (next === '' && prev === '') return { ...query, order: new SortOrder(model, sort), backward: false };

  const sorted = request.sort !== undefined && request.sort.length > 0;
  if (sorted && options.strictCursors === true) {
    throw inputError('cannot specify sort and next/prev at the same time');
  }
  const name = next === '' ? 'prev' : 'next';
  const cursor = decodeCursor(request[name] ?? '');
  if (cursor?.query !== query.fingerprint || (sorted && !sameSort(cursor.sort, sort))) throw badCursor(name);
  return { ...query, order: orderOf(model, cursor, name), from: cursor.key, backward: name === 'prev' };
}

function orderOf<T>(model: QueryModel<T>, cursor: Cursor, name: string): SortOrder<T> {
  const order = new SortOrder(model, parseSort(model, cursor.sort));
  if (order.keyLength !== cursor.key.length) throw badCursor(name);
  return order;
}

function badCursor(name: string): Error {
  return inputError(`${name} is not a valid cursor for this query`, name);
}

function sameSort(a: readonly SortBy[], b: readonly SortBy[]): boolean {
  return JSON.stringify(a.map(columns)) === JSON.stringify(b.map(columns));
}

function columns({ field, direction }: SortBy): [string, number] {
  return [field, direction];
}
