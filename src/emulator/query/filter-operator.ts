/** The operators of Stream's filter language. Which of them a field takes is the field's own table entry. */
export const FILTER_OPERATORS = [
  '$eq',
  '$ne',
  '$in',
  '$nin',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$exists',
  '$contains',
  '$autocomplete',
  '$q',
] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** What most fields take. */
export const COMPARISONS: readonly FilterOperator[] = ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'];

/** What fields of free-form data take on top of the comparisons, where an endpoint searches them. */
export const SEARCHES: readonly FilterOperator[] = ['$autocomplete', '$contains', '$q'];
