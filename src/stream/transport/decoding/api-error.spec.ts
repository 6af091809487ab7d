import { apiError } from './api-error';

const metadata = (status: number) => ({
  status,
  requestId: 'req-1',
  attempts: 1,
  rateLimit: undefined,
  serverDate: undefined,
});

describe('apiError', () => {
  it("says operation, status, code, the reason in Stream's words and the request id", () => {
    const body = {
      code: 16,
      message: 'GetCall failed with error: "Can\'t find call with id default:x"',
      StatusCode: 404,
    };
    const error = apiError('GetCall', metadata(404), body);
    expect(error).toMatchObject({
      name: 'StreamApiError',
      message: "GetCall failed with status 404, code 16: Can't find call with id default:x (request req-1)",
      operation: 'GetCall',
      status: 404,
      code: 16,
      reason: "Can't find call with id default:x",
      requestId: 'req-1',
      retryable: false,
      hint: undefined,
    });
  });

  it('keeps a reason over several lines, and one that is not wrapped', () => {
    expect(apiError('X', metadata(400), { code: 4, message: 'X failed with error: "a "b"\nc"' }).reason).toBe(
      'a "b"\nc',
    );
    expect(apiError('X', metadata(401), { code: 43, message: 'JWTAuth error' }).reason).toBe('JWTAuth error');
  });

  it('hands on what Stream says about fields', () => {
    const body = { code: 4, message: 'x', exception_fields: { limit: 'limit must be 100 or less' } };
    expect(apiError('QueryCalls', metadata(400), body).exceptionFields).toEqual({
      limit: 'limit must be 100 or less',
    });
  });

  it.each([
    [429, { code: 9, message: 'x' }, true],
    [500, { code: -1, message: 'x' }, true],
    [502, 'Bad Gateway', true],
    [408, { code: 23, message: 'x' }, true],
    [500, { code: -1, message: 'x', unrecoverable: true }, false],
    [400, { code: 4, message: 'x' }, false],
    [401, { code: 5, message: 'x' }, false],
  ])('of status %i and %j, retryable is %s', (status, body, retryable) => {
    expect(apiError('X', metadata(status), body).retryable).toBe(retryable);
  });

  it("has no code when the body is not Stream's", () => {
    const error = apiError('GetCall', metadata(502), '<html>Bad Gateway</html>');
    expect(error.code).toBeUndefined();
    expect(error.message).toBe(
      'GetCall failed with status 502: no reason given, HTTP status 502 (request req-1)',
    );
  });

  it('ends its message with the hint', () => {
    const error = apiError('QueryCalls', metadata(400), {
      code: 4,
      message: 'QueryCalls failed with error: "cannot specify sort and next/prev at the same time"',
    });
    expect(error.hint).toMatch(/^Send `sort` with the first page only/);
    expect(error.message.endsWith(error.hint!)).toBe(true);
  });
});
