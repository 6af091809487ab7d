import type { StreamRequest } from '../../protocol/route';
import type { Filter } from '../../query/filter';
import { parseFilter } from '../../query/filter-parser';
import { selectPage, type Page } from '../../query/page';
import type { PageRequest } from '../../query/page-request';
import { readQuery } from '../../query/query';
import type { CallRecord } from '../../world/call';
import { isAllowed, targetOf } from '../access/call-access';
import { CALL_QUERY_MODEL } from './call-query-model';
import { planCalls } from './call-query-plan';

/** One page of calls. Users see only calls that they may read, and in a multi-tenant app only those of their teams. */
export function queryCalls({ app, caller }: StreamRequest, pageRequest: PageRequest): Page<CallRecord> {
  const { strictCursors } = app.settings;
  const asked = readQuery(CALL_QUERY_MODEL, pageRequest, { strictCursors });
  const query = { ...asked, filter: withinTeams({ app, caller }, asked.filter) };
  const candidates = planCalls(app.calls, query);
  if (caller.kind === 'server') return selectPage(query, candidates);
  const items = filtered(candidates.items, (call) => isAllowed(app, caller, targetOf(call), 'read-call'));
  return selectPage(query, { ...candidates, items });
}

/** Stream adds this condition itself to what users ask for. */
function withinTeams(
  { app, caller }: Pick<StreamRequest, 'app' | 'caller'>,
  filter: Filter<CallRecord>,
): Filter<CallRecord> {
  if (!app.settings.multiTenantEnabled || caller.kind === 'server') return filter;
  const teams = caller.kind === 'user' ? caller.user.teams : [];
  const own = parseFilter(CALL_QUERY_MODEL, { team: teams.length === 0 ? null : { $in: teams } });
  return { kind: 'all', parts: [filter, own] };
}

function* filtered<T>(items: Iterable<T>, accepts: (item: T) => boolean): Iterable<T> {
  for (const item of items) if (accepts(item)) yield item;
}
