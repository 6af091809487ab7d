import { findOne, tally, type MatcherContext, type MatcherResult } from './matcher-context';

interface Member {
  readonly user_id: string;
}

/** A handle on a call, whatever copy of the package it is of. */
interface CallLike {
  readonly cid: string;
  iterateMembers(): AsyncIterable<Member>;
}

/** Passes if a call has a member of this user id with these fields. `received` is a handle, which is asked, or a response. */
export async function toHaveMember(
  this: MatcherContext,
  received: unknown,
  userId: string,
  fields: object = {},
): Promise<MatcherResult> {
  const search = (subject: string, members: readonly Member[]): MatcherResult =>
    findOne(this, {
      subject,
      action: `the member ${userId}`,
      candidates: members.filter((member) => member.user_id === userId),
      fields,
      instead: tally(members.map((member) => member.user_id)),
    });
  const { members } = (received ?? {}) as { readonly members?: unknown };
  if (Array.isArray(members)) return search('the call', members as Member[]);
  if (!isCall(received)) {
    throw new TypeError(
      'toHaveMember expects a call or a response with members: await expect(client.video.call(type, id)).toHaveMember(…).',
    );
  }
  return search(received.cid, await membersOf(received));
}

function isCall(received: unknown): received is CallLike {
  return typeof (received as Partial<CallLike> | undefined)?.iterateMembers === 'function';
}

async function membersOf(call: CallLike): Promise<Member[]> {
  const members: Member[] = [];
  for await (const member of call.iterateMembers()) members.push(member);
  return members;
}
