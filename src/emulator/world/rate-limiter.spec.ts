import { platformOf, RateLimiter } from './rate-limiter';

const MINUTE = 60_000;
const NOW = Date.parse('2026-01-01T00:00:10Z');
const NEXT_MINUTE = Date.parse('2026-01-01T00:01:00Z') / 1000;

describe('the rate limiter', () => {
  it('counts down inside a window of a minute and starts again in the next', () => {
    const limiter = new RateLimiter();
    expect(limiter.take('GetApp', 'server_side', NOW)).toEqual({
      limit: 10_000,
      remaining: 9999,
      reset: NEXT_MINUTE,
      exceeded: false,
    });
    expect(limiter.take('GetApp', 'server_side', NOW + 1).remaining).toBe(9998);
    expect(limiter.take('GetApp', 'server_side', NOW + MINUTE)).toMatchObject({
      remaining: 9999,
      reset: NEXT_MINUTE + 60,
    });
  });

  it('counts operations and platforms apart', () => {
    const limiter = new RateLimiter();
    limiter.take('GetCall', 'server_side', NOW);
    expect(limiter.peek('GetCall', 'server_side', NOW).remaining).toBe(999);
    expect(limiter.peek('GetCall', 'web', NOW).remaining).toBe(1000);
    expect(limiter.peek('QueryCalls', 'server_side', NOW).remaining).toBe(1000);
  });

  it.each([
    ['GetApp', 10_000],
    ['GetCall', 1000],
    ['QueryUsers', 1000],
    ['GetOrCreateCall', 300],
    ['UpdateUsers', 300],
    ['DeleteCall', 60],
    ['ListDevices', 60],
    ['DeleteUsers', 6],
  ])('allows %s %i times a minute', (operation, limit) => {
    expect(new RateLimiter().peek(operation, 'server_side', NOW).limit).toBe(limit);
  });

  it('says when the limit is exceeded, and never goes below zero', () => {
    const limiter = new RateLimiter();
    const answers = Array.from({ length: 7 }, () => limiter.take('DeleteUsers', 'server_side', NOW));
    expect(answers.map(({ exceeded }) => exceeded)).toEqual([false, false, false, false, false, false, true]);
    expect(answers.at(-1)?.remaining).toBe(0);
  });

  it('tells the platform by the SDK', () => {
    expect(platformOf(true, 'stream-node-0.8.2')).toBe('server_side');
    expect(platformOf(false, 'stream-video-android-1.0')).toBe('android');
    expect(platformOf(false, 'stream-video-swift-client-v1')).toBe('ios');
    expect(platformOf(false, 'stream-video-unity')).toBe('unity');
    expect(platformOf(false, 'stream-video-react-sdk')).toBe('web');
    expect(platformOf(false)).toBe('web');
  });
});
