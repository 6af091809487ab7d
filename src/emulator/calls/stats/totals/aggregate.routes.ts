import { inputError } from '../../../protocol/stream-fault';
import type { Route } from '../../../protocol/route';
import { BodySchema } from '../../../protocol/validate';
import type { App } from '../../../world/app';
import { aggregateView, REPORT_TYPES, type DayOfSessions, type ReportType } from './aggregate.view';
import { allStartedSessions } from '../measures/call-sessions';
import { DAY, dayOf, readDay, startOfDay } from './days';
import { groupBy } from '../measures/group-by';
import { presentOf } from '../measures/present';

/** Emulator choice: without `from`, the last 30 days up to `to`. */
const DAYS_BY_DEFAULT = 30;
/** Emulator choice: each day is in the response. */
const DAYS_MAX = 366;

interface AggregateRequest {
  readonly from?: string;
  readonly to?: string;
  readonly report_types?: readonly ReportType[];
}

const requestSchema = new BodySchema<AggregateRequest>({
  type: 'object',
  properties: {
    from: { type: 'string' },
    to: { type: 'string' },
    report_types: { type: 'array', items: { type: 'string', enum: REPORT_TYPES } },
  },
});

/** All sessions, day by day. */
export const aggregateRoute: Route = {
  operation: 'QueryAggregateCallStats',
  access: 'server',
  handle: ({ app, body }) => {
    const { report_types: types = [], ...period } = requestSchema.parse(body);
    const days = sessionsByDay(app, daysOf(app, period));
    const wanted = types.length === 0 ? REPORT_TYPES : types;
    return Object.fromEntries(wanted.map((type) => [type, aggregateView(app, type, days)]));
  },
};

/** Both ends included. */
function daysOf(app: App, { from = '', to = '' }: AggregateRequest): readonly string[] {
  const last = startOfDay(to === '' ? dayOf(presentOf(app)) : readDay('to', to));
  const first = from === '' ? last - (DAYS_BY_DEFAULT - 1) * DAY : startOfDay(readDay('from', from));
  const count = (last - first) / DAY + 1;
  if (count < 1) throw inputError('from must not be after to', 'from');
  if (count > DAYS_MAX) throw inputError(`from must be at most ${DAYS_MAX} days before to`, 'from');
  return Array.from({ length: count }, (_, index) => dayOf(first + index * DAY));
}

function sessionsByDay(app: App, days: readonly string[]): readonly DayOfSessions[] {
  const byDay = groupBy(allStartedSessions(app), ({ session }) => dayOf(session.startedAt));
  return days.map((date) => ({ date, sessions: byDay.get(date) ?? [] }));
}
