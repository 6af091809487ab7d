import type { FullUserResponse } from '../models/user.model';
import type { QueryUsersPayload } from '../models/user-requests.model';
import { StreamValidationError } from '../stream.errors';
import { iterateUsers, type IterateUsersPayload } from './iterate-users';

const ids = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `u${String(index).padStart(5, '0')}`);

interface IdFilter {
  readonly id?: { readonly $gt: string };
  readonly $and?: readonly [unknown, IdFilter];
}

/** Users with these ids, found as Stream finds them: after an id, or from an offset that ends at 1000. */
function aQuery(all: readonly string[]) {
  const asked: QueryUsersPayload[] = [];
  const query = (payload: QueryUsersPayload): Promise<{ users: FullUserResponse[] }> => {
    asked.push(payload);
    if ((payload.offset ?? 0) > 1000) throw new Error('offset must be 1000 or less');
    const filter = payload.filter_conditions as IdFilter;
    const after = filter.$and?.[1].id?.$gt ?? filter.id?.$gt ?? '';
    const found = all.filter((id) => id > after).slice(payload.offset ?? 0);
    return Promise.resolve({
      users: found.slice(0, payload.limit).map((id) => ({ id }) as FullUserResponse),
    });
  };
  return { asked, query };
}

async function readAll(
  payload: IterateUsersPayload,
  query: ReturnType<typeof aQuery>['query'],
): Promise<string[]> {
  const read: string[] = [];
  for await (const { id } of iterateUsers(payload, query)) read.push(id);
  return read;
}

describe('iterateUsers', () => {
  it.each([0, 1, 99, 100, 101, 2500])(
    'reads all of %i users, each once, when no sort is given',
    async (count) => {
      const { query } = aQuery(ids(count));
      await expect(readAll({ filter_conditions: {} }, query)).resolves.toEqual(ids(count));
    },
  );

  it('keeps the filter while it goes from id to id', async () => {
    const { asked, query } = aQuery(ids(3));
    await readAll({ filter_conditions: { role: 'user' }, limit: 2, include_deactivated_users: true }, query);
    const rest = { limit: 2, include_deactivated_users: true, sort: [{ field: 'id', direction: 1 }] };
    expect(asked).toEqual([
      { ...rest, filter_conditions: { role: 'user' } },
      { ...rest, filter_conditions: { $and: [{ role: 'user' }, { id: { $gt: 'u00001' } }] } },
    ]);
  });

  it('goes by offset when a sort is given', async () => {
    const { asked, query } = aQuery(ids(5));
    const sort = [{ field: 'created_at', direction: -1 as const }];
    await expect(readAll({ filter_conditions: {}, sort, limit: 2 }, query)).resolves.toEqual(ids(5));
    expect(asked.map(({ offset }) => offset)).toEqual([0, 2, 4]);
    expect(asked.every((payload) => payload.sort === sort)).toBe(true);
  });

  it('says so when an iteration with a sort reaches the end of the offset', async () => {
    const { query } = aQuery(ids(1101));
    const read: string[] = [];
    const all = iterateUsers({ filter_conditions: {}, sort: [{ field: 'name' }] }, query);
    const reading = (async () => {
      for await (const { id } of all) read.push(id);
    })();
    await expect(reading).rejects.toThrow(StreamValidationError);
    expect(read).toEqual(ids(1100));
  });

  it('refuses a page size that gets nowhere', async () => {
    const { query } = aQuery(ids(1));
    await expect(readAll({ filter_conditions: {}, limit: 0 }, query)).rejects.toThrow(
      'limit must be a whole number from 1 to 100',
    );
  });
});
