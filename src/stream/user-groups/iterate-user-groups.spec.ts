import { iterateUserGroups, type IterateUserGroupsRequest } from './iterate-user-groups';
import type { ListUserGroupsRequest, UserGroupResponse } from './user-group.model';

const START = 1_700_000_000_000;

/** A group created some microseconds after the start. */
const aGroup = (id: string, micros: number) => ({ id, micros });

/** Pages as Stream does: by microseconds, of which a `Date` has the rounded milliseconds. */
function aService(groups: readonly { id: string; micros: number }[]) {
  const requests: ListUserGroupsRequest[] = [];
  const list = (request: ListUserGroupsRequest) => {
    requests.push(request);
    const after = request.created_at_gt ? (request.created_at_gt.getTime() - START) * 1000 : -Infinity;
    const page = groups.filter(({ micros }) => micros > after).slice(0, request.limit);
    return Promise.resolve({ user_groups: page.map(({ id, micros }) => shown(id, micros)) });
  };
  return { requests, list };
}

function shown(id: string, micros: number): UserGroupResponse {
  const time = new Date(START + Math.round(micros / 1000));
  return { id, name: id, created_at: time, updated_at: time };
}

async function idsOf(
  service: ReturnType<typeof aService>,
  request: IterateUserGroupsRequest,
): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of iterateUserGroups(request, service.list)) ids.push(id);
  return ids;
}

describe('iterateUserGroups', () => {
  it('yields each group once, also those that were created in one millisecond', async () => {
    const times = [0, 100, 200, 300, 1600, 1700, 1900, 9000];
    const groups = times.map((micros, index) => aGroup(String(index), micros));
    const service = aService(groups);

    expect(await idsOf(service, { team_id: 'red', limit: 5 })).toEqual(groups.map(({ id }) => id));
    expect(service.requests.every(({ team_id, limit }) => team_id === 'red' && limit === 5)).toBe(true);
  });

  it('reads pages of 100 by default, and stops at one that is not full', async () => {
    const service = aService([aGroup('a', 0)]);

    expect(await idsOf(service, {})).toEqual(['a']);
    expect(service.requests).toEqual([{ limit: 100 }]);
  });

  it('throws instead of skipping groups when a millisecond has more than a page', async () => {
    const service = aService([aGroup('a', 10), aGroup('b', 20), aGroup('c', 30)]);

    await expect(idsOf(service, { limit: 2 })).rejects.toThrow('Pass a higher `limit`');
  });
});
