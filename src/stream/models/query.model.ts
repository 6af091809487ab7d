import { ApiProperty } from '@nestjs/swagger';
import { SORT_DIRECTIONS, type SortDirection } from './enums';
import { Field } from './fields/field';
import { PAGE_LIMIT } from './limits';
import { DurationResponse } from './response.model';

/**
 * A filter in Stream's language: `{ field: value }` or `{ field: { $op: value } }`, joined by `$and` and `$or`.
 * Operators: `$eq $ne $gt $gte $lt $lte $in $nin $exists $contains $autocomplete $q`, as far as the field allows them.
 */
export type FilterConditions = Record<string, unknown>;

const SORT_TYPES = ['', 'number', 'boolean'] as const;

export class SortParam {
  /** @example 'created_at' */
  @Field.text()
  field!: string;

  /** `1` ascending (the default), `-1` descending. */
  @Field.enum(SORT_DIRECTIONS, { optional: true })
  // Nest's compiler plugin skips fields whose type has negative numbers, and their comments.
  @ApiProperty({ description: '`1` ascending (the default), `-1` descending.' })
  direction?: SortDirection;

  /** How to compare a custom field; text when left out. */
  @Field.enum(SORT_TYPES, { optional: true })
  type?: (typeof SORT_TYPES)[number];
}

/** What the requests of queries with pages have in common. */
export class PagedQuery {
  /** Omitted: everything. */
  @Field.freeForm({ optional: true })
  filter_conditions?: FilterConditions;

  @Field.nested(() => SortParam, { list: true, optional: true })
  sort?: SortParam[];

  /** Items per page; 25 by default. */
  @Field.integer({ ...PAGE_LIMIT, optional: true })
  limit?: number;

  /** The cursor of the next page, from the previous response. */
  @Field.text({ optional: true })
  next?: string;

  /** The cursor of the previous page. */
  @Field.text({ optional: true })
  prev?: string;
}

/** One page of a query. */
export class PagedResponse extends DurationResponse {
  /** The cursor of the next page; absent on the last one. */
  next?: string;
  prev?: string;
}
