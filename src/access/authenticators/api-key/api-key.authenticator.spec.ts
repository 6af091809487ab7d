import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { ApiKeyAuthenticator } from './api-key.authenticator';

const authenticator = new ApiKeyAuthenticator([
  { name: 'backend', key: 'first-key', scopes: ['users:read'] },
  { name: 'ops', key: 'second-key', scopes: ['calls:read', 'calls:write'] },
]);

describe('ApiKeyAuthenticator', () => {
  it('tells whose key it is', () => {
    expect(authenticator.authenticate({ headers: { 'x-api-key': 'second-key' } })).toEqual({
      subject: 'ops',
      kind: 'service',
      scopes: ['calls:read', 'calls:write'],
    });
  });

  it.each([
    {},
    { 'x-api-key': '' },
    { 'x-api-key': 'first-ke' },
    { 'x-api-key': 'first-key ' },
    { 'x-api-key': ['first-key', 'second-key'] },
    { authorization: 'first-key' },
  ])('does not know %j', (headers) => {
    expect(authenticator.authenticate({ headers })).toBeUndefined();
  });

  it('knows keys by their digests, several of one client, each with its scopes', () => {
    const rotating = new ApiKeyAuthenticator([
      { name: 'backend', key: 'old-key', scopes: ['users:read'] },
      {
        name: 'backend',
        sha256: createHash('sha256').update('new-key').digest('hex'),
        scopes: ['calls:read'],
      },
    ]);
    const scopesOf = (key: string) => rotating.authenticate({ headers: { 'x-api-key': key } })?.scopes;

    expect(scopesOf('old-key')).toEqual(['users:read']);
    expect(scopesOf('new-key')).toEqual(['calls:read']);
    expect(scopesOf(createHash('sha256').update('new-key').digest('hex'))).toBeUndefined();
  });

  it('does not show its keys', () => {
    expect(inspect(authenticator, { showHidden: true, depth: 9 })).not.toContain('first-key');
    expect(JSON.stringify(authenticator)).not.toContain('first-key');
  });

  it('refuses an empty list of keys', () => {
    expect(() => new ApiKeyAuthenticator([])).toThrow('at least one entry');
  });
});
