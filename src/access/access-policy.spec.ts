import { NotFoundException } from '@nestjs/common';
import { AccessPolicy } from './access-policy';
import type { CallStanding } from './call-access/call-standing';
import type { Principal } from './principal';
import {
  A_READABLE_CALL,
  ITS_CALL,
  ITS_CALL_TO_HIDE,
  ITS_NEW_CALL,
  ITS_NEW_CALL_OR_READABLE,
  MEMBERS_OF_ITS_CALL,
  READABLE_CALLS,
} from './rules/call-rules';
import { asThemselves } from './rules/capability-rules';
import type { UserAttempt, UserRule } from './rules/user-rule';
import { ITS_PROFILE, ITS_SESSION, ITS_TOKEN, ITSELF, ITSELF_AMONG_USERS } from './rules/user-rules';

const john: Principal = { subject: 'john', kind: 'user', scopes: ['users:read'] };
const backend: Principal = { subject: 'backend', kind: 'service', scopes: ['users:read', 'calls:write'] };

const none: CallStanding = { exists: false, isCreator: false, isMember: false };
const creator: CallStanding = { exists: true, isCreator: true, isMember: false };
const member: CallStanding = { exists: true, isCreator: false, isMember: true };
const stranger: CallStanding = { exists: true, isCreator: false, isMember: false };

const policy = new AccessPolicy();

function anAttempt(attempt: Partial<UserAttempt>): UserAttempt {
  return { user: john, params: {}, query: {}, body: undefined, ...attempt };
}

const about = (id: string, body?: unknown): UserAttempt => anAttempt({ params: { id }, body });
const creating = (data: unknown): UserAttempt => anAttempt({ body: { type: 'default', data } });
const on = (standing: CallStanding | undefined, body?: unknown): UserAttempt =>
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
    ['read', A_READABLE_CALL],
    ['changed', ITS_CALL],
    ['hidden', ITS_CALL_TO_HIDE],
    ['given members', MEMBERS_OF_ITS_CALL],
  ])('is not %s, since somebody else may create it meanwhile', async (_, rule) => {
    await expect(rule.allows(on(none), policy)).rejects.toThrow(NotFoundException);
  });
});

describe('what users may do', () => {
  it.each<[string, UserRule, UserAttempt]>([
    ['read itself', ITSELF, about('john')],
    ['search itself', ITSELF_AMONG_USERS, anAttempt({})],
    ['change its name and custom data', ITS_PROFILE, about('john', { set: { name: 'J', custom: { a: 1 } } })],
    ['clear its picture', ITS_PROFILE, about('john', { unset: ['image'] })],
    ['mint a token for itself', ITS_TOKEN, about('john', { validity_in_seconds: 86_400 })],
    ['mint a token without a body', ITS_TOKEN, about('john')],
    ['sign in', ITS_SESSION, anAttempt({})],
    [
      'create a call that names no creator',
      ITS_NEW_CALL,
      creating({ custom: { role: 'admin', team: 'red' } }),
    ],
    ['create a call without data', ITS_NEW_CALL, anAttempt({})],
    ['create a call as itself', ITS_NEW_CALL, creating({ created_by_id: 'john' })],
    [
      'create a call with members of the usual role',
      ITS_NEW_CALL,
      creating({ members: [{ user_id: 'jack' }, { user_id: 'jane', role: 'call_member' }] }),
    ],
    ['get or create a call that does not exist', ITS_NEW_CALL_OR_READABLE, on(none)],
    ['get or create a call as its member', ITS_NEW_CALL_OR_READABLE, on(member)],
    ['ring a call of its own while getting it', ITS_NEW_CALL_OR_READABLE, on(creator, { ring: true })],
    ['read a call it created', A_READABLE_CALL, on(creator)],
    ['read a call it is a member of', A_READABLE_CALL, on(member)],
    ['change a call it created', ITS_CALL, on(creator)],
    ['hide a call it created', ITS_CALL_TO_HIDE, on(creator)],
    ['hide a call it created, but not hard', ITS_CALL_TO_HIDE, { ...on(creator), query: { hard: 'false' } }],
    ['add a member', MEMBERS_OF_ITS_CALL, on(creator, { update_members: [{ user_id: 'jack' }] })],
    ['remove a member', MEMBERS_OF_ITS_CALL, on(creator, { remove_members: ['jack'] })],
    ['put a member', MEMBERS_OF_ITS_CALL, on(creator, { role: 'call_member', custom: { role: 'admin' } })],
    ['search calls', READABLE_CALLS, anAttempt({})],
  ])('lets a user %s', async (_, rule, attempt) => {
    expect(await policy.userRefusal(rule, attempt)).toBeUndefined();
  });

  it.each<[string, UserRule | undefined, UserAttempt]>([
    ['use a route without a rule', undefined, about('john')],
    ['read somebody else', ITSELF, about('jack')],
    ['read itself in other letters', ITSELF, about('John')],
    ['read nobody', ITSELF, anAttempt({})],
    ['change somebody else', ITS_PROFILE, about('jack', { set: { name: 'J' } })],
    ['change its role', ITS_PROFILE, about('john', { set: { role: 'admin' } })],
    ['change its role through custom', ITS_PROFILE, about('john', { set: { custom: { role: 'admin' } } })],
    ['change its role in a team', ITS_PROFILE, about('john', { set: { 'teams_role.red': 'admin' } })],
    ['leave its teams', ITS_PROFILE, about('john', { unset: ['teams'] })],
    ['leave its teams by an object', ITS_PROFILE, about('john', { unset: { 0: 'teams' } })],
    ['revive revoked tokens', ITS_PROFILE, about('john', { set: { revoke_tokens_issued_before: null } })],
    ['escape moderation', ITS_PROFILE, about('john', { set: { bypass_moderation: true } })],
    ['mint a token for somebody else', ITS_TOKEN, about('jack', {})],
    ['mint a token with a role', ITS_TOKEN, about('john', { role: 'admin' })],
    ['mint a token with calls', ITS_TOKEN, about('john', { call_cids: ['default:a'] })],
    ['mint a token for longer than a day', ITS_TOKEN, about('john', { validity_in_seconds: 86_401 })],
    ['create a call for somebody else', ITS_NEW_CALL, creating({ created_by_id: 'jack' })],
    ['create a call for nobody', ITS_NEW_CALL, creating({ created_by_id: null })],
    ['write its creator while creating a call', ITS_NEW_CALL, creating({ created_by: { id: 'john' } })],
    ['create a call in a team', ITS_NEW_CALL, creating({ team: 'red' })],
    ['create a call on a channel', ITS_NEW_CALL, creating({ channel_cid: 'messaging:secret' })],
    [
      'make itself admin of a new call',
      ITS_NEW_CALL,
      creating({ members: [{ user_id: 'john', role: 'admin' }] }),
    ],
    [
      'make somebody else host of a new call',
      ITS_NEW_CALL_OR_READABLE,
      on(none, { data: { members: [{ user_id: 'jack' }, { user_id: 'jane', role: 'host' }] } }),
    ],
    [
      'give roles by an object in place of a list',
      ITS_NEW_CALL,
      creating({ members: { 0: { user_id: 'john', role: 'admin' } } }),
    ],
    [
      'give roles that are no text',
      ITS_NEW_CALL,
      creating({ members: [{ user_id: 'john', role: ['call_member'] }] }),
    ],
    [
      'get or create a call for somebody else',
      ITS_NEW_CALL_OR_READABLE,
      on(none, { data: { created_by_id: 'jack' } }),
    ],
    ["get somebody else's call", ITS_NEW_CALL_OR_READABLE, on(stranger)],
    ['ring a call it is only a member of', ITS_NEW_CALL_OR_READABLE, on(member, { ring: true })],
    ['notify a call it is only a member of', ITS_NEW_CALL_OR_READABLE, on(member, { notify: true })],
    ["read somebody else's call", A_READABLE_CALL, on(stranger)],
    ['read a call that the route does not name', A_READABLE_CALL, on(undefined)],
    ['change a call it is only a member of', ITS_CALL, on(member)],
    ["change somebody else's call", ITS_CALL, on(stranger)],
    ['change a call that the route does not name', ITS_CALL, on(undefined)],
    ['delete its call for good', ITS_CALL_TO_HIDE, { ...on(creator), query: { hard: 'true' } }],
    [
      'delete its call for good, said twice',
      ITS_CALL_TO_HIDE,
      { ...on(creator), query: { hard: ['true', 'false'] } },
    ],
    ['hide a call it is only a member of', ITS_CALL_TO_HIDE, on(member)],
    ['put a member with a role', MEMBERS_OF_ITS_CALL, on(creator, { role: 'admin' })],
    [
      'change a role among many',
      MEMBERS_OF_ITS_CALL,
      on(creator, { update_members: [{ user_id: 'jack' }, { user_id: 'john', role: 'admin' }] }),
    ],
    ['join a call by itself', MEMBERS_OF_ITS_CALL, on(stranger, { update_members: [{ user_id: 'john' }] })],
  ])('does not let a user %s', async (_, rule, attempt) => {
    expect(await policy.userRefusal(rule, attempt)).toMatch(/^Users may (not )?do this/);
  });

  it('takes only what a body itself has for its fields', async () => {
    const body = JSON.parse(
      '{"__proto__": {"role": "admin"}, "set": {"__proto__": {"name": "J"}}}',
    ) as object;
    const inherited = Object.create({ set: { role: 'admin' } }) as object;

    expect(await policy.userRefusal(ITS_PROFILE, about('john', body))).toBeUndefined();
    expect(await policy.userRefusal(ITS_PROFILE, about('john', inherited))).toBeUndefined();
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

    expect(await open.userRefusal(A_READABLE_CALL, on(stranger))).toBeUndefined();
    expect(await open.userRefusal(ITS_CALL, on(stranger))).toBeUndefined();
    expect(await open.userRefusal(MEMBERS_OF_ITS_CALL, putting('host'))).toBeUndefined();
    expect(await open.userRefusal(MEMBERS_OF_ITS_CALL, putting('admin'))).toBeDefined();
  });
});

describe('scopes', () => {
  it('suffice when one of those needed is there', () => {
    expect(policy.scopeRefusal(backend, ['users:write', 'calls:write'])).toBeUndefined();
  });

  it('are named when they are missing', () => {
    expect(policy.scopeRefusal(backend, ['users:write'])).toBe(
      'This needs the scope users:write, which backend does not have.',
    );
  });

  it('never suffice for a route that names none', () => {
    expect(policy.scopeRefusal(backend, [])).toBeDefined();
  });

  it('are all that services need, and what users need too', async () => {
    const attempt = { ...about('jack'), rule: ITSELF };

    expect(await policy.refusal({ ...attempt, principal: backend, scopes: ['users:read'] })).toBeUndefined();
    expect(await policy.refusal({ ...attempt, principal: john, scopes: ['users:read'] })).toMatch(
      'Users may do this only for themselves.',
    );
    expect(
      await policy.refusal({ ...attempt, params: { id: 'john' }, principal: john, scopes: ['users:write'] }),
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

  it.each([ITS_NEW_CALL, ITS_NEW_CALL_OR_READABLE])('names the user as the creator of a call', (rule) => {
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
    expect(complete(ITSELF_AMONG_USERS, query, john)).toEqual({
      filter_conditions: policy.readableUsers(john, query.filter_conditions),
      limit: 1,
    });
    expect(complete(ITSELF_AMONG_USERS, query, backend)).toEqual(query);
  });

  it('names the user as the one who acts, and leaves it to services to name one', () => {
    const rule = asThemselves('muted_by_id', ITS_CALL);

    expect(complete(rule, { audio: true }, john)).toEqual({ audio: true, muted_by_id: 'john' });
    expect(complete(rule, { audio: true }, backend)).toEqual({ audio: true });
    expect(complete(rule, { muted_by_id: 'jack' }, backend)).toEqual({ muted_by_id: 'jack' });
  });
});
