import { NotFoundException } from '@nestjs/common';
import { AccessPolicy } from './access-policy';
import type { CallRelationship } from './call-access/call-relationship';
import type { Principal } from './principal';
import {
  CAN_READ_CALL,
  OWNS_CALL,
  CAN_HIDE_CALL,
  CREATES_AS_SELF,
  CREATES_OR_READS,
  CAN_EDIT_MEMBERS,
  READABLE_CALLS,
} from './rules/call-rules';
import { asThemselves } from './rules/capability-rules';
import type { UserAttempt, UserRule } from './rules/user-rule';
import { OWN_PROFILE, OWN_SESSION, OWN_TOKEN, SELF_ONLY, SELF_IN_LIST } from './rules/user-rules';

const john: Principal = { subject: 'john', kind: 'user', scopes: ['users:read'] };
const backend: Principal = { subject: 'backend', kind: 'service', scopes: ['users:read', 'calls:write'] };

const none: CallRelationship = { exists: false, isCreator: false, isMember: false };
const creator: CallRelationship = { exists: true, isCreator: true, isMember: false };
const member: CallRelationship = { exists: true, isCreator: false, isMember: true };
const stranger: CallRelationship = { exists: true, isCreator: false, isMember: false };

const policy = new AccessPolicy();

function anAttempt(attempt: Partial<UserAttempt>): UserAttempt {
  return { user: john, params: {}, query: {}, body: undefined, ...attempt };
}

const about = (id: string, body?: unknown): UserAttempt => anAttempt({ params: { id }, body });
const creating = (data: unknown): UserAttempt => anAttempt({ body: { type: 'default', data } });
const on = (standing: CallRelationship | undefined, body?: unknown): UserAttempt =>
  anAttempt({
    body,
    call: standing && {
      ref: { type: 'default', id: 'standup' },
      standing: () => Promise.resolve(standing),
      existing: () => (standing.exists ? Promise.resolve(standing) : Promise.reject(new NotFoundException())),
      capabilities: () => Promise.resolve([]),
      hasPermission: () => Promise.resolve(false),
    },
  });

describe('a call that does not exist', () => {
  it.each<[string, UserRule]>([
    ['read', CAN_READ_CALL],
    ['changed', OWNS_CALL],
    ['hidden', CAN_HIDE_CALL],
    ['given members', CAN_EDIT_MEMBERS],
  ])('is not %s, since somebody else may create it meanwhile', async (_, rule) => {
    await expect(rule.allows(on(none), policy)).rejects.toThrow(NotFoundException);
  });
});

describe('what users may do', () => {
  it.each<[string, UserRule, UserAttempt]>([
    ['read itself', SELF_ONLY, about('john')],
    ['search itself', SELF_IN_LIST, anAttempt({})],
    ['change its name and custom data', OWN_PROFILE, about('john', { set: { name: 'J', custom: { a: 1 } } })],
    ['clear its picture', OWN_PROFILE, about('john', { unset: ['image'] })],
    ['mint a token for itself', OWN_TOKEN, about('john', { validity_in_seconds: 86_400 })],
    ['mint a token without a body', OWN_TOKEN, about('john')],
    ['sign in', OWN_SESSION, anAttempt({})],
    [
      'create a call that names no creator',
      CREATES_AS_SELF,
      creating({ custom: { role: 'admin', team: 'red' } }),
    ],
    ['create a call without data', CREATES_AS_SELF, anAttempt({})],
    ['create a call as itself', CREATES_AS_SELF, creating({ created_by_id: 'john' })],
    [
      'create a call with members of the usual role',
      CREATES_AS_SELF,
      creating({ members: [{ user_id: 'jack' }, { user_id: 'jane', role: 'call_member' }] }),
    ],
    ['get or create a call that does not exist', CREATES_OR_READS, on(none)],
    ['get or create a call as its member', CREATES_OR_READS, on(member)],
    ['ring a call of its own while getting it', CREATES_OR_READS, on(creator, { ring: true })],
    ['read a call it created', CAN_READ_CALL, on(creator)],
    ['read a call it is a member of', CAN_READ_CALL, on(member)],
    ['change a call it created', OWNS_CALL, on(creator)],
    ['hide a call it created', CAN_HIDE_CALL, on(creator)],
    ['hide a call it created, but not hard', CAN_HIDE_CALL, { ...on(creator), query: { hard: 'false' } }],
    ['add a member', CAN_EDIT_MEMBERS, on(creator, { update_members: [{ user_id: 'jack' }] })],
    ['remove a member', CAN_EDIT_MEMBERS, on(creator, { remove_members: ['jack'] })],
    ['put a member', CAN_EDIT_MEMBERS, on(creator, { role: 'call_member', custom: { role: 'admin' } })],
    ['search calls', READABLE_CALLS, anAttempt({})],
  ])('lets a user %s', async (_, rule, attempt) => {
    expect(await policy.userDenialReason(rule, attempt)).toBeUndefined();
  });

  it.each<[string, UserRule | undefined, UserAttempt]>([
    ['use a route without a rule', undefined, about('john')],
    ['read somebody else', SELF_ONLY, about('jack')],
    ['read itself in other letters', SELF_ONLY, about('John')],
    ['read nobody', SELF_ONLY, anAttempt({})],
    ['change somebody else', OWN_PROFILE, about('jack', { set: { name: 'J' } })],
    ['change its role', OWN_PROFILE, about('john', { set: { role: 'admin' } })],
    ['change its role through custom', OWN_PROFILE, about('john', { set: { custom: { role: 'admin' } } })],
    ['change its role in a team', OWN_PROFILE, about('john', { set: { 'teams_role.red': 'admin' } })],
    ['leave its teams', OWN_PROFILE, about('john', { unset: ['teams'] })],
    ['leave its teams by an object', OWN_PROFILE, about('john', { unset: { 0: 'teams' } })],
    ['revive revoked tokens', OWN_PROFILE, about('john', { set: { revoke_tokens_issued_before: null } })],
    ['escape moderation', OWN_PROFILE, about('john', { set: { bypass_moderation: true } })],
    ['mint a token for somebody else', OWN_TOKEN, about('jack', {})],
    ['mint a token with a role', OWN_TOKEN, about('john', { role: 'admin' })],
    ['mint a token with calls', OWN_TOKEN, about('john', { call_cids: ['default:a'] })],
    ['mint a token for longer than a day', OWN_TOKEN, about('john', { validity_in_seconds: 86_401 })],
    ['create a call for somebody else', CREATES_AS_SELF, creating({ created_by_id: 'jack' })],
    ['create a call for nobody', CREATES_AS_SELF, creating({ created_by_id: null })],
    ['write its creator while creating a call', CREATES_AS_SELF, creating({ created_by: { id: 'john' } })],
    ['create a call in a team', CREATES_AS_SELF, creating({ team: 'red' })],
    ['create a call on a channel', CREATES_AS_SELF, creating({ channel_cid: 'messaging:secret' })],
    [
      'make itself admin of a new call',
      CREATES_AS_SELF,
      creating({ members: [{ user_id: 'john', role: 'admin' }] }),
    ],
    [
      'make somebody else host of a new call',
      CREATES_OR_READS,
      on(none, { data: { members: [{ user_id: 'jack' }, { user_id: 'jane', role: 'host' }] } }),
    ],
    [
      'give roles by an object in place of a list',
      CREATES_AS_SELF,
      creating({ members: { 0: { user_id: 'john', role: 'admin' } } }),
    ],
    [
      'give roles that are no text',
      CREATES_AS_SELF,
      creating({ members: [{ user_id: 'john', role: ['call_member'] }] }),
    ],
    [
      'get or create a call for somebody else',
      CREATES_OR_READS,
      on(none, { data: { created_by_id: 'jack' } }),
    ],
    ["get somebody else's call", CREATES_OR_READS, on(stranger)],
    ['ring a call it is only a member of', CREATES_OR_READS, on(member, { ring: true })],
    ['notify a call it is only a member of', CREATES_OR_READS, on(member, { notify: true })],
    ["read somebody else's call", CAN_READ_CALL, on(stranger)],
    ['read a call that the route does not name', CAN_READ_CALL, on(undefined)],
    ['change a call it is only a member of', OWNS_CALL, on(member)],
    ["change somebody else's call", OWNS_CALL, on(stranger)],
    ['change a call that the route does not name', OWNS_CALL, on(undefined)],
    ['delete its call for good', CAN_HIDE_CALL, { ...on(creator), query: { hard: 'true' } }],
    [
      'delete its call for good, said twice',
      CAN_HIDE_CALL,
      { ...on(creator), query: { hard: ['true', 'false'] } },
    ],
    ['hide a call it is only a member of', CAN_HIDE_CALL, on(member)],
    ['put a member with a role', CAN_EDIT_MEMBERS, on(creator, { role: 'admin' })],
    [
      'change a role among many',
      CAN_EDIT_MEMBERS,
      on(creator, { update_members: [{ user_id: 'jack' }, { user_id: 'john', role: 'admin' }] }),
    ],
    ['join a call by itself', CAN_EDIT_MEMBERS, on(stranger, { update_members: [{ user_id: 'john' }] })],
  ])('does not let a user %s', async (_, rule, attempt) => {
    expect(await policy.userDenialReason(rule, attempt)).toMatch(
      /^(Users may do this only|End users cannot do this)/,
    );
  });

  it('takes only what a body itself has for its fields', async () => {
    const body = JSON.parse(
      '{"__proto__": {"role": "admin"}, "set": {"__proto__": {"name": "J"}}}',
    ) as object;
    const inherited = Object.create({ set: { role: 'admin' } }) as object;

    expect(await policy.userDenialReason(OWN_PROFILE, about('john', body))).toBeUndefined();
    expect(await policy.userDenialReason(OWN_PROFILE, about('john', inherited))).toBeUndefined();
  });
});

describe('a policy of the host', () => {
  it('decides on reading, changing and roles', async () => {
    class OpenPolicy extends AccessPolicy {
      override mayReadCall = () => true;
      override mayChangeCall = () => Promise.resolve(true);
      override mayGiveRole = (_: Principal, role: string) => role === 'host';
    }
    const open = new OpenPolicy();
    const putting = (role: string) => on(stranger, { role });

    expect(await open.userDenialReason(CAN_READ_CALL, on(stranger))).toBeUndefined();
    expect(await open.userDenialReason(OWNS_CALL, on(stranger))).toBeUndefined();
    expect(await open.userDenialReason(CAN_EDIT_MEMBERS, putting('host'))).toBeUndefined();
    expect(await open.userDenialReason(CAN_EDIT_MEMBERS, putting('admin'))).toBeDefined();
  });
});

describe('scopes', () => {
  it('suffice when one of those needed is there', () => {
    expect(policy.scopeDenialReason(backend, ['users:write', 'calls:write'])).toBeUndefined();
  });

  it('are named when they are missing', () => {
    expect(policy.scopeDenialReason(backend, ['users:write'])).toBe(
      'This needs the scope users:write, which backend does not have.',
    );
  });

  it('never suffice for a route that names none', () => {
    expect(policy.scopeDenialReason(backend, [])).toBeDefined();
  });

  it('are all that services need, and what users need too', async () => {
    const attempt = { ...about('jack'), rule: SELF_ONLY };

    expect(
      await policy.denialReason({ ...attempt, principal: backend, scopes: ['users:read'] }),
    ).toBeUndefined();
    expect(await policy.denialReason({ ...attempt, principal: john, scopes: ['users:read'] })).toMatch(
      'Users may do this only for themselves.',
    );
    expect(
      await policy.denialReason({
        ...attempt,
        params: { id: 'john' },
        principal: john,
        scopes: ['users:write'],
      }),
    ).toMatch('needs the scope users:write');
  });
});

describe('what users create and find', () => {
  it('makes a user the creator of its calls, without changing the data given', () => {
    const data = { custom: { a: 1 } };

    expect(policy.ownedBy(john, data)).toEqual({ custom: { a: 1 }, created_by_id: 'john' });
    expect(data).toEqual({ custom: { a: 1 } });
  });

  it('leaves the data of a service as it is', () => {
    expect(policy.ownedBy(backend, { created_by_id: 'jack' })).toEqual({ created_by_id: 'jack' });
  });

  it('narrows a search of a user to calls it may read', () => {
    const readable = { $or: [{ created_by_user_id: 'john' }, { members: { $in: ['john'] } }] };
    const wide = { $or: [{ type: 'default' }, { created_by_user_id: 'jack' }] };

    expect(policy.readableCalls(john)).toEqual(readable);
    expect(policy.readableCalls(john, wide)).toEqual({ $and: [wide, readable] });
  });

  it('narrows a search of a user to itself', () => {
    expect(policy.readableUsers(john, {})).toEqual({ id: 'john' });
    expect(policy.readableUsers(john, { id: 'jack' })).toEqual({ $and: [{ id: 'jack' }, { id: 'john' }] });
  });

  it('leaves the searches of a service as they are', () => {
    expect(policy.readableCalls(backend, { type: 'default' })).toEqual({ type: 'default' });
    expect(policy.readableCalls(backend)).toEqual({});
    expect(policy.readableUsers(backend, { role: 'user' })).toEqual({ role: 'user' });
  });
});

describe('what a rule makes of a valid body', () => {
  const complete = (rule: UserRule, body: object, principal: Principal) =>
    rule.complete?.(body, principal, policy);

  it.each([CREATES_AS_SELF, CREATES_OR_READS])('names the user as the creator of a call', (rule) => {
    const body = { ring: true, data: { custom: { a: 1 } } };

    expect(complete(rule, body, john)).toEqual({
      ring: true,
      data: { custom: { a: 1 }, created_by_id: 'john' },
    });
    expect(complete(rule, {}, john)).toEqual({ data: { created_by_id: 'john' } });
    expect(complete(rule, body, backend)).toEqual(body);
  });

  it('narrows searches', () => {
    const query = { filter_conditions: { type: 'default' }, limit: 1 };

    expect(complete(READABLE_CALLS, query, john)).toEqual({
      filter_conditions: policy.readableCalls(john, query.filter_conditions),
      limit: 1,
    });
    expect(complete(READABLE_CALLS, query, backend)).toEqual(query);
    expect(complete(SELF_IN_LIST, query, john)).toEqual({
      filter_conditions: policy.readableUsers(john, query.filter_conditions),
      limit: 1,
    });
    expect(complete(SELF_IN_LIST, query, backend)).toEqual(query);
  });

  it('names the user as the one who acts, and leaves it to services to name one', () => {
    const rule = asThemselves('muted_by_id', OWNS_CALL);

    expect(complete(rule, { audio: true }, john)).toEqual({ audio: true, muted_by_id: 'john' });
    expect(complete(rule, { audio: true }, backend)).toEqual({ audio: true });
    expect(complete(rule, { muted_by_id: 'jack' }, backend)).toEqual({ muted_by_id: 'jack' });
  });
});
