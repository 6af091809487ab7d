import { describeError, withoutCredentials } from './describe-error';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqb2huIn0.c2lnbmF0dXJl';

describe('describeError', () => {
  it('has the type, the message, the code, the stack and the causes', () => {
    const cause = Object.assign(new RangeError('inner'), { code: 'ECONNRESET' });

    expect(describeError(new TypeError('outer', { cause }))).toEqual({
      type: 'TypeError',
      message: 'outer',
      stack: expect.stringContaining('describe-error.spec'),
      cause: { type: 'RangeError', message: 'inner', code: 'ECONNRESET', stack: expect.any(String) },
    });
  });

  it('has none of the other fields, such as the request that errors of axios carry', () => {
    const error = Object.assign(new Error('failed'), { config: { headers: { authorization: 's3cret' } } });

    expect(JSON.stringify(describeError(error))).not.toContain('s3cret');
  });

  it('survives a cause that leads back to itself', () => {
    const error = new Error('round');
    error.cause = error;

    expect(describeError(error).cause?.cause?.cause?.cause).toBeUndefined();
  });

  it.each([
    ['text', { type: 'string', message: 'text' }],
    [undefined, { type: 'undefined', message: 'undefined' }],
  ])('describes %j, which is no error', (thrown, description) => {
    expect(describeError(thrown)).toEqual(description);
  });
});

describe('withoutCredentials', () => {
  it.each([
    [`token ${JWT} refused`, 'token [redacted] refused'],
    ['authorization: Bearer abc.def', 'authorization: [redacted]'],
    ['Basic dXNlcjpwYXNz', '[redacted]'],
    ['nothing to hide', 'nothing to hide'],
  ])('makes of %j %j', (text, shown) => {
    expect(withoutCredentials(text)).toBe(shown);
  });
});
