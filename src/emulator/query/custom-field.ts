import type { FilterOperator } from './filter-operator';
import type { QueryField } from './query-model';

const PREFIX = 'custom.';

/** The fields `custom` and `custom.<path>` of items that carry custom data. */
export function customFields<T>(
  read: (item: T) => unknown,
  operators: readonly FilterOperator[],
): (name: string) => QueryField<T> | undefined {
  return (name) => {
    if (name === 'custom') return { type: 'json', operators, read };
    if (!name.startsWith(PREFIX) || name.length === PREFIX.length) return undefined;
    const path = name.slice(PREFIX.length).split('.');
    return { type: 'json', operators, read: (item) => valueAt(read(item), path) };
  };
}

/** The value under a path of keys, `undefined` where the path leaves the data. */
export function valueAt(data: unknown, path: readonly string[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}
