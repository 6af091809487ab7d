import { IsIn, IsString } from 'class-validator';
import { SORT_DIRECTIONS, type SortDirection } from './enums';
import { Optional } from './validation/optional.decorator';

/**
 * A filter in Stream's language: `{ field: value }` or `{ field: { $op: value } }`, joined by `$and` and `$or`.
 * Operators: `$eq $ne $gt $gte $lt $lte $in $nin $exists $contains $autocomplete $q`, as far as the field allows them.
 */
export type FilterConditions = Record<string, unknown>;

const SORT_TYPES = ['', 'number', 'boolean'] as const;

export class SortParam {
  /** @example 'created_at' */
  @IsString()
  field!: string;

  /** `1` ascending (the default), `-1` descending. */
  @Optional()
  @IsIn(SORT_DIRECTIONS)
  direction?: SortDirection;

  /** How to compare a custom field; text when left out. */
  @Optional()
  @IsIn(SORT_TYPES)
  type?: (typeof SORT_TYPES)[number];
}
