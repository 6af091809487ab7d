import { PAGE_LIMIT } from '../../stream/models/limits';
import type { Schema } from '../protocol/validate';

/** One entry of a request's `sort`. */
export interface SortParam {
  readonly field: string;
  /** 1 when absent; 0 is what a client sends that leaves it unset. */
  readonly direction?: 1 | -1 | 0;
  readonly type?: string;
}

/** The members of a request that every paged query has. */
export interface PageRequest {
  readonly filter_conditions?: object;
  readonly sort?: readonly SortParam[];
  readonly limit?: number;
  readonly next?: string;
  readonly prev?: string;
}

/** A list of at most `maxItems` sort entries. */
export function sortSchema(maxItems: number): Schema {
  return {
    type: 'array',
    maxItems,
    items: {
      type: 'object',
      required: ['field'],
      properties: {
        field: { type: 'string', minLength: 1 },
        direction: { type: 'integer', enum: [1, -1, 0] },
        type: { type: 'string', enum: ['', 'number', 'boolean'] },
      },
    },
  };
}

/** The properties of a `PageRequest`. */
export function pageRequestSchema(maxSortFields: number): Readonly<Record<string, Schema>> {
  return {
    filter_conditions: { type: 'object' },
    sort: sortSchema(maxSortFields),
    limit: { type: 'integer', minimum: PAGE_LIMIT.min, maximum: PAGE_LIMIT.max },
    next: { type: 'string' },
    prev: { type: 'string' },
  };
}
