import {
  A_READABLE_CALL,
  ITS_CALL,
  ITS_NEW_CALL,
  ITS_NEW_CALL_OR_READABLE,
  ITS_PROFILE,
  ITS_TOKEN,
  ITSELF,
  ownedBy,
  readableCalls,
  READABLE_CALLS,
  scopeRefusal,
  userRefusal,
  type CallStanding,
  type UserAttempt,
  type UserRule,
} from './access-policy';
import type { Principal } from './principal';

const john: Principal = { subject: 'john', kind: 'user', scopes: ['users:read'] };
const backend: Principal = { subject: 'backend', kind: 'service', scopes: ['users:read', 'calls:write'] };

const none: CallStanding = { exists: false, isCreator: false, isMember: false };
const creator: CallStanding = { exists: true, isCreator: true, isMember: false };
const member: CallStanding = { exists: true, isCreator: false, isMember: true };
const stranger: CallStanding = { exists: true, isCreator: false, isMember: false };

function anAttempt(attempt: Partial<UserAttempt>): UserAttempt {
  return { userId: 'john', params: {}, body: undefined, ...attempt };
}

const about = (id: string, body?: unknown): UserAttempt => anAttempt({ params: { id }, body });
const creating = (data: unknown): UserAttempt => anAttempt({ body: { type: 'default', data } });
const on = (call: CallStanding | undefined, body?: unknown): UserAttempt => anAttempt({ call, body });

describe('what users may do', () => {
  it.each<[string, UserRule, UserAttempt]>([
    ['read itself', ITSELF, about('john')],
    ['change its name and custom data', ITS_PROFILE, about('john', { set: { name: 'J', custom: { a: 1 } } })],
    ['clear its picture', ITS_PROFILE, about('john', { unset: ['image'] })],
    ['mint a token for itself', ITS_TOKEN, about('john', { validity_in_seconds: 60 })],
    ['mint a token without a body', ITS_TOKEN, about('john')],
    ['create a call that names no creator', ITS_NEW_CALL, creating({ custom: {} })],
    ['create a call without data', ITS_NEW_CALL, anAttempt({})],
    ['create a call as itself', ITS_NEW_CALL, creating({ created_by_id: 'john' })],
    ['get or create a call that does not exist', ITS_NEW_CALL_OR_READABLE, on(none)],
    ['get or create a call as its member', ITS_NEW_CALL_OR_READABLE, on(member)],
    ['ring a call of its own while getting it', ITS_NEW_CALL_OR_READABLE, on(creator, { ring: true })],
    ['read a call it created', A_READABLE_CALL, on(creator)],
    ['read a call it is a member of', A_READABLE_CALL, on(member)],
    ['learn that a call does not exist', A_READABLE_CALL, on(none)],
    ['change a call it created', ITS_CALL, on(creator)],
    ['search calls', READABLE_CALLS, anAttempt({})],
  ])('lets a user %s', (_, rule, attempt) => {
    expect(userRefusal(rule, attempt)).toBeUndefined();
  });

  it.each<[string, UserRule | undefined, UserAttempt]>([
    ['use a route without a rule', undefined, about('john')],
    ['read somebody else', ITSELF, about('jack')],
    ['read nobody', ITSELF, anAttempt({})],
    ['change somebody else', ITS_PROFILE, about('jack', { set: { name: 'J' } })],
    ['change its role', ITS_PROFILE, about('john', { set: { role: 'admin' } })],
    ['change its role through custom', ITS_PROFILE, about('john', { set: { custom: { role: 'admin' } } })],
    ['change its role in a team', ITS_PROFILE, about('john', { set: { 'teams_role.red': 'admin' } })],
    ['leave its teams', ITS_PROFILE, about('john', { unset: ['teams'] })],
    ['revive revoked tokens', ITS_PROFILE, about('john', { set: { revoke_tokens_issued_before: null } })],
    ['mint a token for somebody else', ITS_TOKEN, about('jack', {})],
    ['mint a token with a role', ITS_TOKEN, about('john', { role: 'admin' })],
    ['mint a token with calls', ITS_TOKEN, about('john', { call_cids: ['default:a'] })],
    ['create a call for somebody else', ITS_NEW_CALL, creating({ created_by_id: 'jack' })],
    ['write its creator while creating a call', ITS_NEW_CALL, creating({ created_by: { id: 'john' } })],
    [
      'get or create a call for somebody else',
      ITS_NEW_CALL_OR_READABLE,
      on(none, { data: { created_by_id: 'jack' } }),
    ],
    ["get somebody else's call", ITS_NEW_CALL_OR_READABLE, on(stranger)],
    ['ring a call it is only a member of', ITS_NEW_CALL_OR_READABLE, on(member, { ring: true })],
    ['notify a call it is only a member of', ITS_NEW_CALL_OR_READABLE, on(member, { notify: true })],
    ["read somebody else's call", A_READABLE_CALL, on(stranger)],
    ['read a call whose standing is unknown', A_READABLE_CALL, on(undefined)],
    ['change a call it is only a member of', ITS_CALL, on(member)],
    ["change somebody else's call", ITS_CALL, on(stranger)],
    ['change a call whose standing is unknown', ITS_CALL, on(undefined)],
  ])('does not let a user %s', (_, rule, attempt) => {
    expect(userRefusal(rule, attempt)).toMatch(/^Users may (not )?do this/);
  });
});

describe('scopes', () => {
  it('suffice when one of those needed is there', () => {
    expect(scopeRefusal(backend, ['users:write', 'calls:write'])).toBeUndefined();
  });

  it('are named when they are missing', () => {
    expect(scopeRefusal(backend, ['users:write'])).toBe(
      'This needs the scope users:write, which backend does not have.',
    );
  });

  it('never suffice for a route that names none', () => {
    expect(scopeRefusal(backend, [])).toBeDefined();
  });
});

describe('what users create and find', () => {
  it('makes a user the creator of its calls, without changing the data given', () => {
    const data = { custom: { a: 1 } };

    expect(ownedBy(john, data)).toEqual({ custom: { a: 1 }, created_by_id: 'john' });
    expect(data).toEqual({ custom: { a: 1 } });
  });

  it('leaves the data of a service as it is', () => {
    expect(ownedBy(backend, { created_by_id: 'jack' })).toEqual({ created_by_id: 'jack' });
  });

  it('narrows a search of a user to calls it may read', () => {
    const readable = { $or: [{ created_by_user_id: 'john' }, { members: { $in: ['john'] } }] };

    expect(readableCalls(john)).toEqual(readable);
    expect(readableCalls(john, { type: 'default' })).toEqual({ $and: [{ type: 'default' }, readable] });
  });

  it('leaves the search of a service as it is', () => {
    expect(readableCalls(backend, { type: 'default' })).toEqual({ type: 'default' });
    expect(readableCalls(backend)).toEqual({});
  });
});
