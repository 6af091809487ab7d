import type { SortParam } from '../../stream/models/query.model';

/** Turns `-created_at,user_id` into the sort of a request body. */
export function parseMemberSort(sort: string | undefined): SortParam[] | undefined {
  return sort?.split(',').map((field) => {
    const isDescending = field.startsWith('-');
    return { field: isDescending ? field.slice(1) : field, direction: isDescending ? -1 : 1 };
  });
}
