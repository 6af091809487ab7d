import {
  StreamApiError,
  StreamCancelledError,
  StreamConnectionError,
  StreamError,
  StreamTimeoutError,
  StreamUnavailableError,
} from '../../stream/stream.errors';
import { failureLabel, outcomeLabel } from './outcome-label';

const REQUEST = { operation: 'GetCall', requestId: 'r-1' };

const anAnswer = (status: number) =>
  new StreamApiError({ ...REQUEST, status, reason: 'the reason', retryable: false });

describe('the label of an outcome', () => {
  it.each([
    [200, undefined, '200'],
    [201, undefined, '201'],
    [404, anAnswer(404), '404'],
    [503, anAnswer(503), '503'],
    [200, anAnswer(200), 'unreadable'],
    [undefined, new StreamTimeoutError({ ...REQUEST, timeout: 1 }), 'timeout'],
    [undefined, new StreamConnectionError('the reason', REQUEST), 'connection'],
    [undefined, new StreamCancelledError(REQUEST), 'cancelled'],
    [
      undefined,
      new StreamUnavailableError('the reason', { ...REQUEST, reason: 'circuit-open', retryAfter: 1 }),
      'unavailable',
    ],
    [undefined, new StreamError('the reason'), 'error'],
  ])('of status %s and %s is one of few words', (status, error, label) => {
    expect(outcomeLabel(status, error)).toBe(label);
  });

  it('of a failure is its status, when it has one', () => {
    expect(failureLabel(anAnswer(429))).toBe('429');
    expect(failureLabel(new StreamConnectionError('the reason', REQUEST))).toBe('connection');
  });
});
