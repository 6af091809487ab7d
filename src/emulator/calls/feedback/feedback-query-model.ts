import type { FilterOperator } from '../../query/filter-operator';
import { fieldsOf, type QueryModel } from '../../query/query-model';
import type { FeedbackRecord } from '../../world/feedback-record';
import type { Logged } from '../../world/session-log';

type StoredFeedback = Logged<FeedbackRecord>;

const NAMES: readonly FilterOperator[] = ['$eq', '$in'];
const VALUES: readonly FilterOperator[] = ['$eq', '$gt', '$gte', '$lt', '$lte'];

/** Feedback as QueryUserFeedback filters and sorts it. Emulator choice: newest first by default. */
export const FEEDBACK_QUERY_MODEL: QueryModel<StoredFeedback> = {
  name: 'QueryUserFeedback',
  field: fieldsOf<StoredFeedback>({
    call_cid: { type: 'string', operators: NAMES, read: ({ cid }) => cid },
    call_session_id: { type: 'string', operators: NAMES, read: ({ sessionId }) => sessionId },
    user_id: { type: 'string', operators: NAMES, read: ({ userId }) => userId },
    rating: { type: 'number', operators: VALUES, read: ({ rating }) => rating },
    created_at: { type: 'date', operators: VALUES, read: ({ createdAt }) => createdAt },
  }),
  sort: {
    combinations: [['created_at']],
    byDefault: [{ field: 'created_at', direction: -1 }],
    tieBreak: ({ sequence }) => sequence,
  },
};
