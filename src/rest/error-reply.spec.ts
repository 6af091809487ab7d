import { BadRequestException, ConflictException, HttpException } from '@nestjs/common';
import {
  StreamApiError,
  StreamBulkError,
  StreamCancelledError,
  StreamConnectionError,
  StreamTimeoutError,
  StreamUnavailableError,
  StreamValidationError,
  type ApiErrorDetails,
  type UnavailableReason,
} from '../stream/stream.errors';
import { errorReply } from './error-reply';

const NOW = Date.parse('2026-01-15T09:30:20Z');

function anApiError(details: Partial<ApiErrorDetails>): StreamApiError {
  return new StreamApiError({
    operation: 'GetCall',
    requestId: 'r1',
    status: 400,
    code: 4,
    reason: 'because',
    retryable: false,
    ...details,
  });
}

const failed = { operation: 'GetCall', requestId: 'r1' };

function anUnsentRequest(reason: UnavailableReason, retryAfter: number): StreamUnavailableError {
  return new StreamUnavailableError('the inner state of the client', { ...failed, reason, retryAfter });
}

describe('errorReply', () => {
  it.each<[string, Error, number]>([
    ['invalid input', anApiError({}), 400],
    ['a duplicate user name', anApiError({ code: 6 }), 400],
    ['something that does not exist', anApiError({ status: 404, code: 16 }), 404],
    ['something that is not allowed', anApiError({ status: 403, code: 17 }), 403],
    ['a body too large for Stream', anApiError({ status: 413, code: 22 }), 413],
    ['an unknown API key', anApiError({ status: 401, code: 2 }), 502],
    ['a wrong secret', anApiError({ status: 401, code: 5 }), 502],
    ['a clock that is ahead', anApiError({ status: 401, code: 42 }), 502],
    ['a suspended app', anApiError({ status: 403, code: 99 }), 502],
    ['a fault of Stream', anApiError({ status: 500, code: -1 }), 502],
    ['an outage', anApiError({ status: 503, code: -1 }), 503],
    ['a spent rate limit', anApiError({ status: 429, code: 9 }), 503],
    ['a spent rate limit without a code', anApiError({ status: 429, code: undefined }), 503],
    ['a request that took Stream too long', anApiError({ status: 408, code: 23 }), 504],
    ['an answer that is no JSON', anApiError({ status: 200, code: undefined }), 502],
    ['an error page', anApiError({ status: 404, code: undefined }), 502],
    ['no connection', new StreamConnectionError('refused', { ...failed, code: 'ECONNREFUSED' }), 503],
    ['no answer in time', new StreamTimeoutError({ ...failed, timeout: 3000 }), 504],
    ['a request that was not sent', anUnsentRequest('circuit-open', 1), 503],
    ['a caller who went away', new StreamCancelledError(failed), 499],
    ['an argument the client refuses', new StreamValidationError('id', 'must not be empty.'), 400],
    ['an exception of Nest', new ConflictException('exists'), 409],
    ['a body parser’s refusal', Object.assign(new Error('too large'), { statusCode: 413 }), 413],
    ['anything else', new TypeError('secret detail'), 500],
  ])('answers %s', (_, error, status) => {
    const { body } = errorReply(error, NOW);

    expect(body).toMatchObject({ statusCode: status, error: expect.any(String), message: expect.anything() });
  });

  it('passes on the code, the words and the fields of Stream', () => {
    const error = anApiError({ reason: 'limit must be 100 or less', exceptionFields: { limit: 'too big' } });

    expect(errorReply(error, NOW).body).toEqual({
      statusCode: 400,
      error: 'Bad Request',
      message: 'limit must be 100 or less',
      code: 4,
      details: { fields: { limit: 'too big' } },
    });
  });

  it('says how long a spent rate limit takes', () => {
    const rateLimit = { limit: 60, remaining: 0, reset: new Date(NOW + 12_300) };

    expect(errorReply(anApiError({ status: 429, code: 9, rateLimit }), NOW).retryAfter).toBe(13);
    expect(errorReply(anApiError({ status: 429, code: 9 }), NOW).retryAfter).toBe(60);
  });

  it('never asks to wait for less than a second or more than a window', () => {
    const at = (reset: Date) =>
      errorReply(anApiError({ status: 429, code: 9, rateLimit: { limit: 1, remaining: 0, reset } }), NOW);

    expect(at(new Date(NOW - 5000)).retryAfter).toBe(1);
    expect(at(new Date(NOW + 5_000_000)).retryAfter).toBe(60);
  });

  it.each<[UnavailableReason, string]>([
    ['circuit-open', 'Too many recent requests to Stream failed; GetCall was not carried out.'],
    ['queue-full', 'Too many requests to Stream are waiting; GetCall was not carried out.'],
    ['rate-limit', "Stream's rate limit of the operation is spent; GetCall was not carried out."],
  ])('says why a request was not sent, without the inner state of the client: %s', (reason, message) => {
    expect(errorReply(anUnsentRequest(reason, 1500), NOW)).toEqual({
      body: { statusCode: 503, error: 'Service Unavailable', message },
      retryAfter: 2,
      isUnexpected: false,
    });
  });

  it.each([
    [0, 1],
    [1, 1],
    [1000, 1],
    [1001, 2],
  ])('rounds a wait of %d ms up to %d s', (milliseconds, seconds) => {
    expect(errorReply(anUnsentRequest('circuit-open', milliseconds), NOW).retryAfter).toBe(seconds);
  });

  it('does not tell the log of callers who went away', () => {
    const { body, isUnexpected } = errorReply(new StreamCancelledError(failed), NOW);

    expect(isUnexpected).toBe(false);
    expect(body).toMatchObject({ statusCode: 499, error: 'Client Closed Request' });
  });

  it('says which users of a list were written when a batch fails', () => {
    const outcome = { written: ['a'], unwritten: ['b'], unknown: ['c'] };
    const error = new StreamBulkError(outcome, anApiError({ reason: 'role "x" does not exist' }));

    expect(errorReply(error, NOW).body).toEqual({
      statusCode: 400,
      error: 'Bad Request',
      message: 'role "x" does not exist',
      code: 4,
      details: outcome,
    });
  });

  it('keeps the list of problems of a validation', () => {
    expect(errorReply(new BadRequestException(['a must be a string']), NOW).body).toEqual({
      statusCode: 400,
      error: 'Bad Request',
      message: ['a must be a string'],
    });
  });

  it('takes an exception with a text of its own', () => {
    expect(errorReply(new HttpException('teapot', 418), NOW).body).toEqual({
      statusCode: 418,
      error: "I'm a Teapot",
      message: 'teapot',
    });
  });

  it('tells the log, and not the caller, what went wrong here', () => {
    const { body, isUnexpected } = errorReply(new TypeError('secret detail'), NOW);

    expect(isUnexpected).toBe(true);
    expect(JSON.stringify(body)).not.toContain('secret detail');
  });
});
