import { customFields } from '../../query/custom-field';
import { COMPARISONS } from '../../query/filter-operator';
import { leastItems } from '../../query/least-items';
import { fieldsOf, type QueryModel } from '../../query/query-model';
import { SortOrder } from '../../query/sort-order';
import type { CallRecord } from '../../world/call';
import type { MemberRecord } from '../../world/member-record';

/** The members of one call as QueryCallMembers filters and sorts them. `call_cid` is the same for all of them. */
export function memberQueryModel(cid: string): QueryModel<MemberRecord> {
  return {
    name: 'QueryCallMembers',
    field: fieldsOf<MemberRecord>(
      {
        call_cid: { type: 'string', operators: COMPARISONS, read: () => cid },
        user_id: { type: 'string', operators: COMPARISONS, read: (member) => member.userId },
        role: { type: 'string', operators: COMPARISONS, read: (member) => member.role },
        created_at: { type: 'date', operators: COMPARISONS, read: (member) => member.createdAt },
        updated_at: { type: 'date', operators: COMPARISONS, read: (member) => member.updatedAt },
      },
      customFields((member) => member.custom, COMPARISONS),
    ),
    sort: {
      combinations: [['created_at', 'user_id'], ['created_at'], ['user_id']],
      byDefault: [{ field: 'created_at', direction: -1 }],
      tieBreak: (member) => member.userId,
      tieDirection: 1,
    },
  };
}

/** The first members in the order answers have: newest first, those added together by user id. */
export function membersOf(call: CallRecord, limit: number): readonly MemberRecord[] {
  const model = memberQueryModel(call.cid);
  const order = new SortOrder(model, model.sort.byDefault);
  return leastItems(call.members, limit, (a, b) => order.compare(a, b));
}
