import { ReceivedHeaders } from './received-headers';

describe('ReceivedHeaders', () => {
  it('finds headers by any case of their name', () => {
    const headers = ReceivedHeaders.of({ 'x-ratelimit-limit': '10', 'set-cookie': ['a', 'b'] });
    expect(headers.get('X-RateLimit-Limit')).toBe('10');
    expect(headers['set-cookie']).toEqual(['a', 'b']);
    expect(headers.toJSON()).toEqual({ 'x-ratelimit-limit': '10', 'set-cookie': ['a', 'b'] });
  });

  it('keeps its methods when headers are named like them', () => {
    const headers = ReceivedHeaders.of({ get: '1', set: '2', constructor: '3', normalize: '4', 'x-a': '5' });
    expect(headers.get('x-a')).toBe('5');
    expect(headers.normalize()).toBe(headers);
    expect(headers.toJSON()).toEqual({ 'x-a': '5' });
  });
});
