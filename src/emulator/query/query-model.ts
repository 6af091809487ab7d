import type { SortDirection } from '../../stream/models/enums';
import type { FilterOperator } from './filter-operator';

/**
 * What a field holds, and so what it may be compared with.
 * `date`: microseconds inside, RFC 3339 in a filter. `strings`: a list of strings. `json`: anything, as in `custom`.
 */
export type FieldType = 'string' | 'number' | 'boolean' | 'date' | 'strings' | 'json';

/** A field of `T` that an endpoint filters or sorts by. */
export interface QueryField<T> {
  readonly type: FieldType;
  /** Empty for a field that is only sorted by. */
  readonly operators: readonly FilterOperator[];
  /** The item's value; `undefined` or `null` when it has none. */
  read(item: T): unknown;
}

export interface SortBy {
  readonly field: string;
  readonly direction: SortDirection;
}

/** How the items of an endpoint may be ordered. */
export interface SortRule<T> {
  /** The only combinations allowed; every field of the model when absent. */
  readonly combinations?: readonly (readonly string[])[];
  readonly byDefault: readonly SortBy[];
  /** Tells items apart that are equal in every sorted field, so that each order is total. Unique per item. */
  tieBreak(item: T): string | number;
  /** The direction of the tie-break; that of the last sorted field when absent. */
  readonly tieDirection?: SortDirection;
}

/** The table a query endpoint gives to the engine. */
export interface QueryModel<T> {
  /** Of the endpoint; a cursor of one endpoint is refused by the others. */
  readonly name: string;
  field(name: string): QueryField<T> | undefined;
  readonly sort: SortRule<T>;
}

/** A model's `field` over a fixed table, with an optional source of further fields such as the keys of `custom`. */
export function fieldsOf<T>(
  table: Readonly<Record<string, QueryField<T>>>,
  further: (name: string) => QueryField<T> | undefined = () => undefined,
): (name: string) => QueryField<T> | undefined {
  return (name) => (Object.hasOwn(table, name) ? table[name] : further(name));
}
