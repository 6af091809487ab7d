import { withoutTokens } from './api-error';

const HEADER = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');
const CLAIMS = Buffer.from('{"user_id":"john"}').toString('base64url');

describe('text of others', () => {
  it.each([
    [`token ${HEADER}.${CLAIMS}.c2lnbmF0dXJl_-x is not valid`, 'token [token] is not valid'],
    [`"${HEADER}.${CLAIMS}." has no signature`, '"[token]" has no signature'],
    [`${HEADER}.${CLAIMS} was cut`, '[token] was cut'],
    [`${HEADER}.${CLAIMS}.a and ${HEADER}.${CLAIMS}.b`, '[token] and [token]'],
  ])('shows no tokens: %s', (text, expected) => {
    expect(withoutTokens(text)).toBe(expected);
  });

  it('is searched in a time that grows with its length', () => {
    const text = '-eyJ'.repeat(250_000);
    expect(withoutTokens(text)).toBe(text);
  });

  it.each(["Can't find call with id default:eyJust", 'eyJ', 'v1.2.3', ''])('stays as it is: %s', (text) => {
    expect(withoutTokens(text)).toBe(text);
  });
});
