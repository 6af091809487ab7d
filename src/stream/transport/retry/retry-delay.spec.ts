import { StreamApiError, StreamTimeoutError } from '../../stream.errors';
import { retryDelay } from './retry-delay';

const NOW = Date.UTC(2026, 0, 1);
const lateAnswer = new StreamTimeoutError({ operation: 'GetCall', requestId: 'r', timeout: 3000 });

function aRefusal(details: Partial<StreamApiError>): StreamApiError {
  const known = { operation: 'GetCall', requestId: 'r', status: 429, reason: 'no', retryable: true };
  return new StreamApiError({ ...known, ...details });
}

describe('the pause before another attempt', () => {
  it('is a random part of a maximum that doubles, up to five seconds', () => {
    expect([1, 2, 3, 6, 50].map((attempt) => retryDelay(lateAnswer, attempt, NOW, 1))).toEqual([
      200, 400, 800, 5000, 5000,
    ]);
    expect(retryDelay(lateAnswer, 3, NOW, 0.5)).toBe(400);
    expect(retryDelay(lateAnswer, 3, NOW, 0)).toBe(0);
  });

  it('is what Stream asks for', () => {
    expect(retryDelay(aRefusal({ retryAfter: 7000 }), 1, NOW, 0)).toBe(7000);
    expect(retryDelay(aRefusal({ retryAfter: 7000 }), 1, NOW, 1)).toBe(7000);
  });

  it('is not shorter because Stream asks for less', () => {
    const spent = { limit: 60, remaining: 0, reset: new Date(NOW - 30_000) };

    expect(retryDelay(aRefusal({ retryAfter: 0 }), 4, NOW, 0.5)).toBe(800);
    expect(retryDelay(aRefusal({ retryAfter: 300 }), 4, NOW, 0.5)).toBe(800);
    expect(retryDelay(aRefusal({ rateLimit: spent }), 4, NOW, 0.5)).toBe(800);
  });

  it('is never longer than a timer waits: it would fire at once', () => {
    const spent = { limit: 60, remaining: 0, reset: new Date(NOW + 2 ** 40) };

    expect(retryDelay(aRefusal({ rateLimit: spent }), 1, NOW, 0)).toBe(2 ** 31 - 1);
  });

  it('lasts until a spent window ends', () => {
    const spent = aRefusal({ rateLimit: { limit: 60, remaining: 0, reset: new Date(NOW + 30_000) } });

    expect(retryDelay(spent, 1, NOW, 0)).toBe(30_000);
    expect(retryDelay(spent, 1, NOW, 1)).toBe(30_250);
    expect(retryDelay(spent, 1, NOW + 40_000, 0)).toBe(0);
  });

  it('is short when the window is not spent: it was a burst', () => {
    const burst = aRefusal({ rateLimit: { limit: 60, remaining: 30, reset: new Date(NOW + 30_000) } });

    expect(retryDelay(burst, 1, NOW, 1)).toBe(200);
  });
});
