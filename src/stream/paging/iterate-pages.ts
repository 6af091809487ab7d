import { PAGE_LIMIT } from '../models/limits';
import type { PagedQuery, PagedResponse } from '../models/query.model';
import { shownValue } from '../shown-value';
import { StreamError, StreamValidationError } from '../stream.errors';

/** A query with cursors, without the cursors: those are followed for you. */
export type WithoutCursors<T extends PagedQuery> = Omit<T, 'next' | 'prev'>;

/**
 * Yields page after page of a query with cursors, one request at a time and only as far as it is read.
 *
 * The same filter and limit go with every page, and `sort` with the first only: the cursor knows the order, and Stream
 * may reject both at once.
 */
export async function* iteratePages<Request extends PagedQuery, Page extends Pick<PagedResponse, 'next'>>(
  request: Request,
  query: (request: Request) => Promise<Page>,
): AsyncGenerator<Page, void, undefined> {
  requirePageSize(request.limit);
  let page = await query(request);
  yield page;
  while (page.next) {
    const { next } = page;
    page = await query({ ...request, sort: undefined, prev: undefined, next });
    if (page.next === next)
      throw new StreamError('Stream returned the same cursor twice; the iteration would never end.');
    yield page;
  }
}

/** @throws StreamValidationError for a page size that Stream rejects or that gets nowhere */
export function requirePageSize(limit: number | undefined): void {
  if (limit === undefined) return;
  if (Number.isInteger(limit) && limit >= 1 && limit <= PAGE_LIMIT.max) return;
  throw new StreamValidationError(
    'limit',
    `must be a whole number from 1 to ${PAGE_LIMIT.max}, not ${shownValue(limit)}.`,
  );
}
