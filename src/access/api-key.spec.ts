import { expandScopes, parseApiKeys } from './api-key';
import { SCOPES } from './scope';

const key = { name: 'backend', key: 's3cret', scopes: ['users:read'] };

describe('parseApiKeys', () => {
  it('takes a list of keys', () => {
    expect(parseApiKeys([key, { ...key, name: 'ops', key: 'other', scopes: ['*'] }])).toHaveLength(2);
  });

  it.each([
    [undefined, 'must be a list'],
    [{}, 'must be a list'],
    [[], 'at least one entry'],
    [['s3cret'], 'API key 1 must be an object'],
    [[null], 'API key 1 must be an object'],
    [[{ ...key, name: '' }], 'API key 1: name must be text'],
    [[{ ...key, key: undefined }], 'API key 1 (backend): key must be'],
    [[{ ...key, key: 's3cret with blanks' }], 'API key 1 (backend): key must be'],
    [[{ ...key, scopes: [] }], 'API key 1 (backend): scopes must be a list'],
    [[{ ...key, scopes: 'users:read' }], 'API key 1 (backend): scopes must be a list'],
    [[{ ...key, scopes: ['users:reed'] }], '"users:reed" is no scope. There are: *, users:read'],
    [[key, { ...key, key: 'other' }], 'API key 2 (backend) has the name of another one'],
    [[key, { ...key, name: 'ops' }], 'API key 2 (ops) has the key of another one'],
  ])('refuses %j', (value, message) => {
    expect(() => parseApiKeys(value)).toThrow(message);
  });

  it('never shows a key', () => {
    expect(() => parseApiKeys([{ ...key, key: 's3cret with blanks' }])).not.toThrow('s3cret');
    expect(() => parseApiKeys([key, { ...key, name: 'ops' }])).not.toThrow('s3cret');
  });
});

describe('expandScopes', () => {
  it('takes * for every scope', () => {
    expect(expandScopes(['*'])).toEqual(SCOPES);
    expect(expandScopes(['users:read'])).toEqual(['users:read']);
  });
});
