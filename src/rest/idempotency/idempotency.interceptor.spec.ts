import { outcomeOf } from './idempotency.interceptor';

describe('outcomeOf', () => {
  it.each([200, 201, 202, 204, 404, 409, 413, 422])('keeps the answer %d', (status) => {
    expect(outcomeOf({ status, body: '{}' })).toEqual({ kind: 'answered', answer: { status, body: '{}' } });
  });

  it.each([408, 425, 429, 499, 500, 502, 503, 504])('lets a repeat try again after %d', (status) => {
    expect(outcomeOf({ status })).toEqual({ kind: 'failed' });
  });

  it.each([400, 401, 403])('frees the key after %d', (status) => {
    expect(outcomeOf({ status })).toEqual({ kind: 'refused' });
  });
});
