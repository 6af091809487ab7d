import { notAllowed } from '../../protocol/stream-fault';
import type { Route } from '../../protocol/route';
import { BodySchema } from '../../protocol/validate';
import { selectPage } from '../../query/page';
import { pageRequestSchema, type PageRequest } from '../../query/page-request';
import { readQuery } from '../../query/query';
import type { Caller } from '../../world/caller';
import { requirePermission, targetOf } from '../access/call-access';
import { callRoute } from '../call-route';
import { FEEDBACK_QUERY_MODEL } from './feedback-query-model';
import { submitFeedback, type Feedback } from './feedback.rules';
import { feedbackFields } from './feedback.schema';
import { FEEDBACK_SORT_FIELDS_MAX } from './feedback-limits';
import { feedbackView } from './feedback.view';

const feedbackSchema = new BodySchema<Feedback>({
  type: 'object',
  required: ['rating', 'sdk', 'sdk_version'],
  properties: feedbackFields,
});

const querySchema = new BodySchema<PageRequest>({
  type: 'object',
  properties: pageRequestSchema(FEEDBACK_SORT_FIELDS_MAX),
});

/** What users say of calls. */
export const feedbackRoutes: readonly Route[] = [
  callRoute({ operation: 'CollectUserFeedback' }, (request, call) => {
    const { app, caller, body } = request;
    const feedback = feedbackSchema.parse(body);
    requirePermission(app, caller, targetOf(call), 'read-call');
    submitFeedback(app, call, userOf(caller), feedback);
    return {};
  }),
  {
    operation: 'QueryUserFeedback',
    access: 'server',
    handle: ({ app, body }) => {
      const query = readQuery(FEEDBACK_QUERY_MODEL, querySchema.parse(body), app.settings);
      const { items, ...cursors } = selectPage(query, { items: app.feedback.all, ordered: false });
      return { user_feedback: items.map(feedbackView), ...cursors };
    },
  },
];

/** Users speak for themselves. */
function userOf(caller: Caller): string | undefined {
  if (caller.kind === 'anonymous') throw notAllowed('anonymous users are not allowed to act');
  return caller.kind === 'user' ? caller.user.id : undefined;
}
