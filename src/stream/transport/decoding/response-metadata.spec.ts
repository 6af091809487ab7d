import { readRateLimit, withMetadata } from './response-metadata';

const read = (headers: Record<string, unknown>): ReturnType<typeof readRateLimit> =>
  readRateLimit((name) => headers[name]);

describe('readRateLimit', () => {
  it('reads the three headers, with the reset in seconds', () => {
    const headers = {
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '1767225660',
    };
    expect(read(headers)).toEqual({ limit: 1000, remaining: 0, reset: new Date('2026-01-01T00:01:00Z') });
  });

  it('takes the first of several values', () => {
    const headers = {
      'x-ratelimit-limit': '1000, 60',
      'x-ratelimit-remaining': ['999', '59'],
      'x-ratelimit-reset': '1767225660',
    };
    expect(read(headers)).toMatchObject({ limit: 1000, remaining: 999 });
  });

  it('takes the number before parameters', () => {
    const headers = {
      'x-ratelimit-limit': '1000;w=60',
      'x-ratelimit-remaining': ' 999 ;x',
      'x-ratelimit-reset': '1767225660.75',
    };
    expect(read(headers)).toEqual({ limit: 1000, remaining: 999, reset: new Date('2026-01-01T00:01:00Z') });
  });

  it.each([
    '-5',
    '1767225660000',
    '2026-01-01T00:01:00Z',
    'Thu, 01 Jan 2026 00:01:00 GMT',
    '60s',
    '0x1',
    '9'.repeat(400),
  ])('is undefined when the reset is %s', (reset) => {
    const headers = { 'x-ratelimit-limit': '1', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    expect(read(headers)).toBeUndefined();
  });

  it.each([{}, { 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': 'many', 'x-ratelimit-reset': '1' }])(
    'is undefined when a header is missing or no number',
    (headers) => {
      expect(read(headers)).toBeUndefined();
    },
  );
});

describe('withMetadata', () => {
  it('adds metadata that is neither in the JSON nor spread', () => {
    const metadata = {
      status: 200,
      requestId: 'r',
      attempts: 1,
      rateLimit: undefined,
      serverDate: undefined,
    };
    const response = withMetadata({ duration: '1ms' }, metadata);
    expect(response.metadata).toBe(metadata);
    expect(JSON.stringify(response)).toBe('{"duration":"1ms"}');
    expect({ ...response }).toEqual({ duration: '1ms' });
  });
});
