import type { Caller } from '../../world/caller';
import type { CallRecord } from '../../world/call';
import { findMember } from '../../world/call-members';

/** The role of members that were given none. */
const MEMBER_ROLE = 'call_member';

/**
 * The roles whose grants count for a caller on a call; the first is the one that error texts name. On a call a member's
 * role counts and not that of the user. A call token adds its role, it never takes one away.
 */
export function effectiveRoles(
  caller: Caller,
  call: Pick<CallRecord, 'cid' | 'members' | 'team'> | undefined,
  team = call?.team,
): readonly string[] {
  if (caller.kind !== 'user') return ['anonymous'];
  const { user, callToken } = caller;
  const member = call && findMember(call.members, user.id);
  const inTeam = team === undefined ? undefined : new Map(Object.entries(user.teamsRole ?? {})).get(team);
  const own = member === undefined ? (inTeam ?? user.role) : (member.role ?? MEMBER_ROLE);
  const byToken = callToken !== undefined && call !== undefined && callToken.cids.includes(call.cid);
  return byToken ? [own, callToken.role] : [own];
}
