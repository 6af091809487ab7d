import { StreamError, StreamValidationError } from '../stream.errors';
import type { PagedQuery } from '../models/query.model';
import { iteratePages } from './iterate-pages';

interface Page {
  readonly items: number[];
  next?: string;
}

async function readAll(pages: AsyncIterable<Page>): Promise<number[]> {
  const items: number[] = [];
  for await (const page of pages) items.push(...page.items);
  return items;
}

/** A query that answers the pages in turn, and remembers what it was asked. */
function aQuery(pages: readonly Page[]): {
  asked: PagedQuery[];
  query: (request: PagedQuery) => Promise<Page>;
} {
  const asked: PagedQuery[] = [];
  return {
    asked,
    query: (request) => {
      asked.push(request);
      return Promise.resolve(pages[asked.length - 1]!);
    },
  };
}

describe('iteratePages', () => {
  it('follows the cursors with the same filter and limit, and sends the sort with the first page only', async () => {
    const { asked, query } = aQuery([
      { items: [1, 2], next: 'a' },
      { items: [3, 4], next: 'b' },
      { items: [5], next: '' },
    ]);
    const request: PagedQuery = {
      filter_conditions: { type: 'default' },
      sort: [{ field: 'id' }],
      limit: 2,
    };
    await expect(readAll(iteratePages(request, query))).resolves.toEqual([1, 2, 3, 4, 5]);
    const rest = { filter_conditions: { type: 'default' }, limit: 2, sort: undefined, prev: undefined };
    expect(asked).toEqual([request, { ...rest, next: 'a' }, { ...rest, next: 'b' }]);
    expect(request).toEqual({ filter_conditions: { type: 'default' }, sort: [{ field: 'id' }], limit: 2 });
  });

  it('asks for no more pages than are read', async () => {
    const { asked, query } = aQuery([{ items: [1], next: 'a' }]);
    for await (const page of iteratePages({}, query)) {
      expect(page.items).toEqual([1]);
      break;
    }
    expect(asked).toHaveLength(1);
  });

  it('goes on past an empty page that has a cursor', async () => {
    const { query } = aQuery([{ items: [], next: 'a' }, { items: [1] }]);
    await expect(readAll(iteratePages({}, query))).resolves.toEqual([1]);
  });

  it('stops at a cursor that leads to itself', async () => {
    const { query } = aQuery([
      { items: [1], next: 'a' },
      { items: [1], next: 'a' },
    ]);
    await expect(readAll(iteratePages({}, query))).rejects.toThrow(StreamError);
  });

  it.each([0, -1, 101, 1.5])('refuses a page size of %d', async (limit) => {
    const { asked, query } = aQuery([]);
    await expect(readAll(iteratePages({ limit }, query))).rejects.toThrow(StreamValidationError);
    expect(asked).toEqual([]);
  });
});
