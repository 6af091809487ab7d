import { FailureRate } from './failure-rate';

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
});

afterEach(() => {
  jest.useRealTimers();
});

function aRate(): FailureRate {
  return new FailureRate({ threshold: 0.5, window: 10_000, minimumAttempts: 4 });
}

describe('the rate of failures', () => {
  it('is too high when more than the threshold of enough attempts failed', () => {
    const rate = aRate();
    expect([rate.failed(), rate.failed(), rate.failed()]).toEqual([false, false, false]);
    expect(rate.failed()).toBe(true);
  });

  it('is not too high at the threshold', () => {
    const rate = aRate();
    for (let count = 0; count < 4; count++) rate.succeeded();
    expect([1, 2, 3, 4].map(() => rate.failed())).toEqual([false, false, false, false]);
    expect(rate.failed()).toBe(true);
  });

  it('forgets attempts a slot at a time, once they are older than the window', () => {
    const rate = aRate();
    rate.failed();
    jest.advanceTimersByTime(5000);
    rate.failed();
    rate.failed();
    jest.advanceTimersByTime(4999);
    expect(rate.failed()).toBe(true);
    jest.advanceTimersByTime(5001);
    // The failures of second 5 and before are gone; that of second 9 counts.
    expect([rate.failed(), rate.failed(), rate.failed()]).toEqual([false, false, true]);
  });

  it('forgets all after a pause as long as the window', () => {
    const rate = aRate();
    for (let count = 0; count < 3; count++) rate.failed();
    jest.advanceTimersByTime(10_000);
    expect([1, 2, 3].map(() => rate.failed())).toEqual([false, false, false]);
  });

  it('forgets what it counted before the clock was set back', () => {
    jest.setSystemTime(60_000);
    const rate = aRate();
    for (let count = 0; count < 3; count++) rate.failed();
    jest.setSystemTime(0);
    expect(rate.failed()).toBe(false);
  });

  it('starts anew after a reset', () => {
    const rate = aRate();
    for (let count = 0; count < 3; count++) rate.failed();
    rate.reset();
    expect(rate.failed()).toBe(false);
  });
});
