import { inputError } from '../protocol/stream-fault';
import type { SortParam } from './page-request';
import type { QueryModel, SortBy } from './query-model';

/**
 * The order a request asks for, or the endpoint's default when it asks for none. Throws 400 for a field or a combination
 * of fields that the endpoint does not sort by.
 */
export function parseSort<T>(
  model: QueryModel<T>,
  params: readonly SortParam[] | undefined,
): readonly SortBy[] {
  if (params === undefined || params.length === 0) return model.sort.byDefault;
  const names = params.map(({ field }) => field);
  const unknown = names.find((name) => model.field(name) === undefined);
  if (unknown !== undefined) throw inputError(`unrecognized field "${unknown}"`, 'sort');
  if (new Set(names).size < names.length)
    throw inputError(`sort contains a field twice: [${names.join(' ')}]`, 'sort');
  refuseCombination(model, names);
  return params.map(({ field, direction }) => ({ field, direction: direction === -1 ? -1 : 1 }));
}

function refuseCombination<T>(model: QueryModel<T>, names: readonly string[]): void {
  const { combinations } = model.sort;
  if (combinations === undefined || combinations.some((allowed) => allowed.join() === names.join())) return;
  const allowed = combinations.map((one) => `[${one.join(' ')}]`).join(' ');
  throw inputError(`sort by [${names.join(' ')}] is not supported, it must be one of ${allowed}`, 'sort');
}
