import { RejectedDeliveries } from './rejected-deliveries';

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

function someRejected(): RejectedDeliveries {
  const rejected = new RejectedDeliveries({ maxRejectedPerMinute: 2 });
  rejected.rejected('192.0.2.1');
  rejected.rejected('192.0.2.1');
  return rejected;
}

describe('rejected deliveries', () => {
  it('block their address, and no other, until the minute is over', () => {
    const rejected = someRejected();

    expect(rejected.isBlocked('192.0.2.1')).toBe(true);
    expect(rejected.isBlocked('192.0.2.2')).toBe(false);
    expect(rejected.isBlocked(undefined)).toBe(false);
    jest.advanceTimersByTime(60_000);
    expect(rejected.isBlocked('192.0.2.1')).toBe(false);
  });

  it('do not block below the limit', () => {
    const rejected = new RejectedDeliveries({ maxRejectedPerMinute: 2 });
    rejected.rejected('192.0.2.1');

    expect(rejected.isBlocked('192.0.2.1')).toBe(false);
  });

  it('do not block an address from which signed ones came within the hour', () => {
    const rejected = someRejected();
    rejected.signed('192.0.2.1');

    expect(rejected.isBlocked('192.0.2.1')).toBe(false);
    jest.advanceTimersByTime(60 * 60_000);
    rejected.rejected('192.0.2.1');
    rejected.rejected('192.0.2.1');
    expect(rejected.isBlocked('192.0.2.1')).toBe(true);
  });

  it('forget the oldest of ten thousand addresses', () => {
    const rejected = someRejected();
    for (let host = 0; host < 10_000; host++) rejected.rejected(`host-${host}`);

    expect(rejected.isBlocked('192.0.2.1')).toBe(false);
  });
});
