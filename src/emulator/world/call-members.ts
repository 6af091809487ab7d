import type { MemberRecord } from './member-record';

/** The members of a call by user id, sorted by it: far smaller than a map for the few that most calls have. */
export type CallMembers = readonly MemberRecord[];

export function findMember(members: CallMembers, userId: string): MemberRecord | undefined {
  const member = members[placeOf(members, userId)];
  return member?.userId === userId ? member : undefined;
}

/** One list per user id: of two members with the same one the later counts. */
export function callMembers(members: readonly MemberRecord[]): CallMembers {
  const byId = new Map(members.map((member) => [member.userId, member]));
  return [...byId.values()].sort((a, b) => (a.userId < b.userId ? -1 : 1));
}

function placeOf(members: CallMembers, userId: string): number {
  let [low, high] = [0, members.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((members[middle]?.userId ?? '') < userId) low = middle + 1;
    else high = middle;
  }
  return low;
}
