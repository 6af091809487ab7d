import type { FilterOperator } from './filter-operator';
import type { QueryField } from './query-model';

/** One comparison of one field with a constant. */
export interface FilterTest<T> {
  readonly kind: 'test';
  readonly name: string;
  readonly field: QueryField<T>;
  readonly operator: FilterOperator;
  /** In the form the field's values have inside: dates as microseconds. */
  readonly operand: unknown;
  readonly accepts: (value: unknown) => boolean;
}

/** Every part must match, so an empty group matches everything. */
export interface FilterAll<T> {
  readonly kind: 'all';
  readonly parts: readonly Filter<T>[];
}

/** One matching part is enough. */
export interface FilterAny<T> {
  readonly kind: 'any';
  readonly parts: readonly Filter<T>[];
}

/** A checked filter, ready to be evaluated and to be read by a planner. */
export type Filter<T> = FilterTest<T> | FilterAll<T> | FilterAny<T>;

export function matches<T>(filter: Filter<T>, item: T): boolean {
  if (filter.kind === 'test') return filter.accepts(filter.field.read(item));
  return filter.kind === 'all'
    ? filter.parts.every((part) => matches(part, item))
    : filter.parts.some((part) => matches(part, item));
}
