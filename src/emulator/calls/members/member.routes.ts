import {
  CALL_ID_MAX_LENGTH,
  MEMBERS_PER_REQUEST,
  MEMBER_SORT_FIELDS_MAX,
} from '../../../stream/models/limits';
import type { Route } from '../../protocol/route';
import { BodySchema } from '../../protocol/validate';
import { selectPage } from '../../query/page';
import { pageRequestSchema, type PageRequest } from '../../query/page-request';
import { readQuery } from '../../query/query';
import { requirePermission, targetOf } from '../access/call-access';
import { readCallRef, requireCall, type CallRef } from '../call-ref';
import { callRoute } from '../call-route';
import { memberListSchema } from './member.schema';
import { memberQueryModel } from './member-query';
import { updateMembers, type MemberChange } from './member.rules';
import { memberView } from './member.view';

const changeSchema = new BodySchema<MemberChange>({
  type: 'object',
  properties: {
    update_members: memberListSchema,
    remove_members: { type: 'array', maxItems: MEMBERS_PER_REQUEST, items: { type: 'string' } },
  },
});

const querySchema = new BodySchema<PageRequest & CallRef>({
  type: 'object',
  required: ['type', 'id'],
  properties: {
    ...pageRequestSchema(MEMBER_SORT_FIELDS_MAX),
    type: { type: 'string', minLength: 1, maxLength: CALL_ID_MAX_LENGTH },
    id: { type: 'string', minLength: 1, maxLength: CALL_ID_MAX_LENGTH },
  },
});

export const memberRoutes: readonly Route[] = [
  callRoute({ operation: 'UpdateCallMembers' }, (request, call) => {
    const changed = updateMembers(request, call, changeSchema.parse(request.body));
    return { members: changed.map((member) => memberView(request.app, member, request.time)) };
  }),
  {
    operation: 'QueryCallMembers',
    access: 'anyone',
    handle: ({ app, caller, body, time }) => {
      const { type, id, ...pageRequest } = querySchema.parse(body);
      const call = requireCall(app, readCallRef({ type, id }));
      requirePermission(app, caller, targetOf(call), 'read-call');
      const query = readQuery(memberQueryModel(call.cid), pageRequest, app.settings);
      const { items, ...cursors } = selectPage(query, { items: call.members, ordered: false });
      return { members: items.map((member) => memberView(app, member, time)), ...cursors };
    },
  },
];
