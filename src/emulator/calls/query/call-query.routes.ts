import { CALL_SORT_FIELDS_MAX } from '../../../stream/models/limits';
import type { Route } from '../../protocol/route';
import { BodySchema } from '../../protocol/validate';
import { pageRequestSchema, type PageRequest } from '../../query/page-request';
import { callStatesBytes } from '../call-state-bytes';
import { queryCalls } from './query-calls.rules';

const querySchema = new BodySchema<PageRequest>({
  type: 'object',
  properties: { ...pageRequestSchema(CALL_SORT_FIELDS_MAX), watch: { type: 'boolean' } },
});

export const callQueryRoutes: readonly Route[] = [
  {
    operation: 'QueryCalls',
    access: 'anyone',
    handle: (request) => {
      const { items, ...cursors } = queryCalls(request, querySchema.parse(request.body));
      return callStatesBytes(request, items, cursors);
    },
  },
];
