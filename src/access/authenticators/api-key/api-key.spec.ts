import { expandScopes, parseApiKeys } from './api-key';
import { SCOPES } from '../../scope';

const key = { name: 'backend', key: 's3cret', scopes: ['users:read'] };
/** Of the key above, by `printf %s s3cret | sha256sum`. */
const DIGEST = '1ec1c26b50d5d3c58d9583181af8076655fe00756bf7285940ba3670f99fcba0';
const hashed = { name: 'backend', sha256: DIGEST, scopes: ['users:read'] };

describe('parseApiKeys', () => {
  it('takes a list of keys', () => {
    expect(parseApiKeys([key, { ...key, name: 'ops', key: 'other', scopes: ['*'] }])).toHaveLength(2);
  });

  it('takes several keys of one client, as they are or as digests, with scopes of their own', () => {
    const keys = [
      { ...hashed, scopes: ['*'] },
      { ...key, key: 'other' },
    ];

    expect(parseApiKeys(keys)).toEqual(keys);
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
    [[key, { ...key, name: 'ops' }], 'API key 2 (ops) has the key of another one'],
    [[key, { ...hashed, sha256: DIGEST.toUpperCase() }], 'API key 2 (backend) has the key of another one'],
    [[{ ...key, sha256: DIGEST }], 'API key 1 (backend) must have only one of key and sha256'],
    [[{ ...hashed, sha256: 's3cret' }], 'API key 1 (backend): sha256 must be the 64 hexadecimal digits'],
    [[{ ...hashed, sha256: `${DIGEST}0` }], 'API key 1 (backend): sha256 must be the 64 hexadecimal digits'],
    [[{ ...hashed, sha256: null }], 'API key 1 (backend): sha256 must be the 64 hexadecimal digits'],
  ])('refuses %j', (value, message) => {
    expect(() => parseApiKeys(value)).toThrow(message);
  });

  it('never shows a key', () => {
    expect(() => parseApiKeys([{ ...key, key: 's3cret with blanks' }])).not.toThrow('s3cret');
    expect(() => parseApiKeys([key, { ...key, name: 'ops' }])).not.toThrow('s3cret');
    expect(() => parseApiKeys([{ ...hashed, sha256: 's3cret' }])).not.toThrow('s3cret');
  });
});

describe('expandScopes', () => {
  it('takes * for every scope', () => {
    expect(expandScopes(['*'])).toEqual(SCOPES);
    expect(expandScopes(['users:read'])).toEqual(['users:read']);
  });
});
