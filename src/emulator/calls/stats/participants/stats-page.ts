import { PAGE_LIMIT } from '../../../../stream/models/limits';
import { integerParam, jsonParam } from '../../../protocol/query-params';
import { BodySchema } from '../../../protocol/validate';
import { pageRequestSchema, type PageRequest } from '../../../query/page-request';

const SORT_FIELDS_MAX = 1;

const pageSchema = new BodySchema<PageRequest>({
  type: 'object',
  properties: pageRequestSchema(SORT_FIELDS_MAX),
});

/** The page that a GET asks for: `filter_conditions` and `sort` are JSON text there. */
export function pageOfQuery(query: URLSearchParams): PageRequest {
  return pageSchema.parse({
    filter_conditions: jsonParam(query, 'filter_conditions'),
    sort: jsonParam(query, 'sort'),
    limit: integerParam(query, 'limit', PAGE_LIMIT),
    next: query.get('next') ?? undefined,
    prev: query.get('prev') ?? undefined,
  });
}
