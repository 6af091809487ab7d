import { anAnswer } from '../../../test/health/fake-client';
import {
  StreamConnectionError,
  StreamTimeoutError,
  StreamUnavailableError,
} from '../../stream/stream.errors';
import { streamTrouble } from './stream-trouble';

const REQUEST = { operation: 'GetCall', requestId: 'r-1' };

const unavailable = (reason: StreamUnavailableError['reason']) =>
  new StreamUnavailableError('the reason', { ...REQUEST, reason, retryAfter: 1 });

describe('trouble with Stream', () => {
  it.each([
    [anAnswer(401, 2), 'Stream refused the credentials (status 401).'],
    [anAnswer(403, 99), 'Stream refused the credentials (status 403).'],
    [anAnswer(500, -1), 'Stream answered with status 500.'],
    [anAnswer(503), 'Stream answered with status 503.'],
    [anAnswer(408, 23), 'Stream answered with status 408.'],
    [anAnswer(404), "Stream's answer makes no sense (status 404)."],
    [anAnswer(200), "Stream's answer makes no sense (status 200)."],
    [new StreamTimeoutError({ ...REQUEST, timeout: 3000 }), 'Stream gave no answer within 3000 ms.'],
    [
      new StreamConnectionError('secret words', { ...REQUEST, code: 'ECONNRESET' }),
      'Stream cannot be reached (ECONNRESET).',
    ],
    [new StreamConnectionError('secret words', REQUEST), 'Stream cannot be reached.'],
    [unavailable('circuit-open'), 'Too many recent requests to Stream failed.'],
    [unavailable('queue-full'), 'Too many requests to Stream wait already.'],
    [new TypeError('secret words'), 'The request to Stream failed.'],
  ])('of %s is told in words of our own', (error, trouble) => {
    expect(streamTrouble(error)).toBe(trouble);
  });

  it.each([
    anAnswer(400, 4),
    anAnswer(404, 16),
    anAnswer(403, 17),
    anAnswer(429, 9),
    anAnswer(429),
    unavailable('rate-limit'),
  ])('is not what %s shows', (error) => {
    expect(streamTrouble(error)).toBeUndefined();
  });
});
