import type { CallRequest } from '../../stream/models/call.model';
import type { QueryCallsRequest } from '../../stream/models/call-requests.model';
import type { AccessPolicy } from '../access-policy';
import type { Principal } from '../principal';
import { withoutPrivateFields } from './private-fields';
import { field, items } from './request-field';
import type { UserAttempt, UserRule } from './user-rule';

/** Fields of a new call that lead beyond the call: whether the creator belongs to that team or channel is not known here. */
const SERVER_FIELDS = ['team', 'channel_cid'] as const;

/**
 * Whom a user has a call with is its own choice, so that being a member must show no more than Stream shows members: nothing that
 * Stream tells a server alone about other users, such as their devices.
 */
const ABOUT_CALLS = { redact: withoutPrivateFields } satisfies Partial<UserRule>;

/** Creating a call. */
export const CREATES_AS_SELF: UserRule = {
  ...ABOUT_CALLS,
  only: `as the creator of the call, without ${SERVER_FIELDS.join(' and ')}, and with members of roles that users may give`,
  allows: createsAsItself,
  complete: withCreator,
};

/** Creating a call, or getting one that may be read; ringing is a change. */
export const CREATES_OR_READS: UserRule = {
  ...ABOUT_CALLS,
  only: `${CREATES_AS_SELF.only}; or to read a call they created or are a member of, and to ring one they created`,
  allows: (attempt, policy) => createsAsItself(attempt, policy) && mayGetOrCreate(attempt, policy),
  complete: withCreator,
};

/** Reading a call: 404 when there is none, 403 when it is none of the user's. Whether an id is taken, creating it would tell too. */
export const CAN_READ_CALL: UserRule = {
  ...ABOUT_CALLS,
  only: 'on calls they created or are a member of',
  allows: mayRead,
};

export const OWNS_CALL: UserRule = {
  ...ABOUT_CALLS,
  only: 'on calls they created',
  allows: mayChange,
};

/** Hiding a call; deleting it for good is for servers, as it is at Stream. */
export const CAN_HIDE_CALL: UserRule = {
  ...ABOUT_CALLS,
  only: 'on calls they created, without hard',
  allows: async (attempt, policy) =>
    (attempt.query.hard ?? 'false') === 'false' && (await mayChange(attempt, policy)),
};

/** Changing who is a member; a role may give rights on the call that its creator does not have. */
export const CAN_EDIT_MEMBERS: UserRule = {
  ...ABOUT_CALLS,
  only: 'on calls they created, with roles that users may give',
  allows: async (attempt, policy) =>
    givesAllowedRoles(attempt, policy, [attempt.body, ...items(field(attempt.body, 'update_members'))]) &&
    (await mayChange(attempt, policy)),
};

/** Searching calls, with the filter of `AccessPolicy.readableCalls`. */
export const READABLE_CALLS: UserRule = {
  ...ABOUT_CALLS,
  effect: 'read',
  only: 'among calls they created or are a member of',
  allows: () => true,
  complete: (query: QueryCallsRequest, principal, policy) => ({
    ...query,
    filter_conditions: policy.readableCalls(principal, query.filter_conditions),
  }),
};

function withCreator(body: { data?: CallRequest }, principal: Principal, policy: AccessPolicy): object {
  return { ...body, data: policy.ownedBy(principal, body.data ?? {}) };
}

function createsAsItself(attempt: UserAttempt, policy: AccessPolicy): boolean {
  const data = field(attempt.body, 'data');
  const creatorId = field(data, 'created_by_id');
  return (
    field(data, 'created_by') === undefined &&
    (creatorId === undefined || creatorId === attempt.user.subject) &&
    SERVER_FIELDS.every((name) => field(data, name) === undefined) &&
    givesAllowedRoles(attempt, policy, items(field(data, 'members')))
  );
}

function givesAllowedRoles(
  { user }: UserAttempt,
  policy: AccessPolicy,
  members: readonly unknown[],
): boolean {
  return members
    .map((member) => field(member, 'role'))
    .every((role) => role === undefined || (typeof role === 'string' && policy.mayGiveRole(user, role)));
}

/** What the route then gets may be somebody else's new call: `FoundCallJudge` judges that. */
async function mayGetOrCreate({ user, call, body }: UserAttempt, policy: AccessPolicy): Promise<boolean> {
  if (!call) return false;
  const standing = await call.standing();
  if (!standing.exists) return true;
  return ringsOrNotifies(body) ? policy.mayChangeCall(user, standing) : policy.mayReadCall(user, standing);
}

async function mayRead({ user, call }: UserAttempt, policy: AccessPolicy): Promise<boolean> {
  return call !== undefined && policy.mayReadCall(user, await call.existing());
}

async function mayChange({ user, call }: UserAttempt, policy: AccessPolicy): Promise<boolean> {
  return call !== undefined && policy.mayChangeCall(user, await call.existing());
}

function ringsOrNotifies(body: unknown): boolean {
  return Boolean(field(body, 'ring')) || Boolean(field(body, 'notify'));
}
