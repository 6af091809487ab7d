import type { FilterOperator } from '../../../query/filter-operator';
import { fieldsOf, type QueryField, type QueryModel } from '../../../query/query-model';
import type { App } from '../../../world/app';
import { average } from '../measures/average';
import type { CallSession } from '../measures/call-sessions';
import { ratingsOf } from '../measures/counts.view';
import { latestActivityOf } from '../measures/latest-activity';
import { QUALITY } from '../measures/quality';
import { isRunning } from '../../../world/session';

const EQUAL: readonly FilterOperator[] = ['$eq'];
const VALUES: readonly FilterOperator[] = ['$eq', '$gt', '$gte', '$lt', '$lte'];

type Field = QueryField<CallSession>;

/** Sessions as QueryCallStats filters and sorts them. Emulator choice: newest first by default. */
export function callStatsModel(app: App): QueryModel<CallSession> {
  return {
    name: 'QueryCallStats',
    field: fieldsOf<CallSession>({
      call_cid: callCid,
      created_at: date(({ session }) => session.startedAt),
      first_stats: date(({ session }) => session.startedAt),
      quality_score: number(() => QUALITY.score),
      min_user_rating: {
        ...number((one) => lowestRating(app, one)),
        operators: [...VALUES, '$exists'],
      },
    }),
    sort: {
      combinations: combinations(['first_stats', 'created_at']),
      byDefault: [{ field: 'created_at', direction: -1 }],
      tieBreak,
    },
  };
}

/** Sessions as QueryCallSessionStats filters and sorts them. Emulator choice: newest first by default. */
export function sessionStatsModel(app: App): QueryModel<CallSession> {
  return {
    name: 'QueryCallSessionStats',
    field: fieldsOf<CallSession>({
      call_cid: callCid,
      call_session_id: { type: 'string', operators: EQUAL, read: ({ session }) => session.id },
      is_active: { type: 'boolean', operators: EQUAL, read: ({ session }) => isRunning(session) },
      generated_at: date((one) => latestActivityOf(app, one)),
      updated_at: date((one) => latestActivityOf(app, one)),
      session_started_at: date(({ session }) => session.startedAt),
      session_ended_at: date(({ session }) => session.endedAt),
      'counts.cq_score': number(() => QUALITY.score),
      'counts.min_user_rating': number((one) => lowestRating(app, one)),
      'counts.avg_user_rating': number((one) => average(ratingsOf(app, one))),
    }),
    sort: {
      combinations: combinations(['generated_at', 'updated_at', 'session_started_at', 'session_ended_at']),
      byDefault: [{ field: 'session_started_at', direction: -1 }],
      tieBreak,
    },
  };
}

/** The lowest rating of a session, if anybody rated it. */
export function lowestRating(app: App, one: CallSession): number | undefined {
  const ratings = ratingsOf(app, one);
  return ratings.length === 0 ? undefined : Math.min(...ratings);
}

const callCid: Field = { type: 'string', operators: EQUAL, read: ({ call }) => call.cid };

function date(read: (one: CallSession) => number | undefined): Field {
  return { type: 'date', operators: VALUES, read };
}

function number(read: (one: CallSession) => number | undefined): Field {
  return { type: 'number', operators: VALUES, read };
}

function tieBreak({ call, session }: CallSession): string {
  return `${call.cid} ${session.id}`;
}

/** Each field alone, or followed by the cid. */
function combinations(fields: readonly string[]): readonly (readonly string[])[] {
  return fields.flatMap((field) => [[field], [field, 'call_cid']]);
}
