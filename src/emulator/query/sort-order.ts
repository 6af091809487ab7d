import type { SortDirection } from '../../stream/models/enums';
import type { QueryModel, SortBy } from './query-model';
import { compareDirected } from './value-order';

/** Where an item stands in an order: its value in each sorted field (`null` when unset), then its tie-break. */
export type SortKey = readonly unknown[];

interface Column<T> {
  readonly direction: SortDirection;
  read(item: T): unknown;
}

/** A total order of the items of one endpoint: the sorted fields, unset values last, then the model's tie-break. */
export class SortOrder<T> {
  private readonly columns: readonly Column<T>[];

  constructor(
    model: QueryModel<T>,
    readonly by: readonly SortBy[],
  ) {
    const columns = by.map(({ field, direction }): Column<T> => {
      const found = model.field(field);
      return { direction, read: (item) => found?.read(item) };
    });
    const { tieDirection = by.at(-1)?.direction ?? 1 } = model.sort;
    const tieBreak: Column<T> = { direction: tieDirection, read: (item) => model.sort.tieBreak(item) };
    this.columns = [...columns, tieBreak];
  }

  compare(a: T, b: T): number {
    for (const column of this.columns) {
      const order = compareDirected(column.read(a), column.read(b), column.direction);
      if (order !== 0) return order;
    }
    return 0;
  }

  /** Positive when the item comes after the position `key`. */
  compareToKey(item: T, key: SortKey): number {
    for (const [index, column] of this.columns.entries()) {
      const order = compareDirected(column.read(item), key[index], column.direction);
      if (order !== 0) return order;
    }
    return 0;
  }

  keyOf(item: T): SortKey {
    return this.columns.map((column) => column.read(item) ?? null);
  }

  /** How many values a key has. */
  get keyLength(): number {
    return this.columns.length;
  }
}
