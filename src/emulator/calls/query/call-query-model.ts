import { customFields } from '../../query/custom-field';
import { COMPARISONS, SEARCHES, type FilterOperator } from '../../query/filter-operator';
import { fieldsOf, type FieldType, type QueryField, type QueryModel } from '../../query/query-model';
import type { CallRecord } from '../../world/call';
import { isRunning } from '../session';

function field(
  type: FieldType,
  read: (call: CallRecord) => unknown,
  operators: readonly FilterOperator[] = COMPARISONS,
): QueryField<CallRecord> {
  return { type, operators, read };
}

/** Calls as QueryCalls filters and sorts them. */
export const CALL_QUERY_MODEL: QueryModel<CallRecord> = {
  name: 'QueryCalls',
  field: fieldsOf<CallRecord>(
    {
      cid: field('string', (call) => call.cid),
      id: field('string', (call) => call.id),
      type: field('string', (call) => call.type),
      team: field('string', (call) => call.team),
      created_by_user_id: field('string', (call) => call.createdBy),
      parent_call_cid: field('string', () => undefined),
      created_at: field('date', (call) => call.createdAt),
      updated_at: field('date', (call) => call.updatedAt),
      starts_at: field('date', (call) => call.startsAt),
      ended_at: field('date', (call) => call.endedAt),
      backstage: field('boolean', (call) => call.backstage, ['$eq']),
      ongoing: field('boolean', isRunning, ['$eq']),
      members: field('strings', (call) => call.members.map(({ userId }) => userId), ['$in']),
    },
    customFields((call) => call.custom, [...COMPARISONS, ...SEARCHES]),
  ),
  sort: {
    combinations: [
      ['starts_at'],
      ['created_at'],
      ['starts_at', 'created_at'],
      ['updated_at'],
      ['ended_at'],
      ['type'],
      ['id'],
      ['cid'],
    ],
    byDefault: [{ field: 'created_at', direction: -1 }],
    tieBreak: (call) => call.sequence,
  },
};
