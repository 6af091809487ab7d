import { Logger } from '@nestjs/common';
import { FailoverStorage } from './failover-storage';
import type { HitRecord } from './hit-storage';
import { WindowStorage } from './window-storage';

const HIT = ['a', 60_000, 2, 60_000, 'address'] as const;
const SHARED: HitRecord = { totalHits: 77, timeToExpire: 60, isBlocked: false, timeToBlockExpire: 0 };

function aFailover() {
  let now = 0;
  let answer: () => Promise<HitRecord> = () => Promise.resolve(SHARED);
  const asked = jest.fn(() => answer());
  const failover = new FailoverStorage({ increment: asked }, new WindowStorage(() => now), () => now);
  return {
    hit: () => failover.increment(...HIT),
    asked,
    fail: () => {
      answer = () => Promise.reject(new Error('Connection is closed.'));
    },
    hang: () => {
      answer = () => new Promise(() => undefined);
    },
    recover: () => {
      answer = () => Promise.resolve(SHARED);
    },
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

describe('FailoverStorage', () => {
  const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
  const log = jest.spyOn(Logger.prototype, 'log').mockImplementation();

  beforeEach(() => {
    warn.mockClear();
    log.mockClear();
  });

  it('counts in the shared storage', async () => {
    expect(await aFailover().hit()).toBe(SHARED);
  });

  it('counts itself when that fails, and warns once', async () => {
    const { hit, fail, pass } = aFailover();
    fail();

    expect(await hit()).toMatchObject({ totalHits: 1 });
    pass(1000);
    expect(await hit()).toMatchObject({ totalHits: 2 });
    pass(1000);
    expect(await hit()).toMatchObject({ isBlocked: true });
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('Connection is closed.'));
  });

  it('does not wait for a storage that hangs, and then leaves it alone for a second', async () => {
    const { hit, hang, asked, pass } = aFailover();
    hang();

    expect(await hit()).toMatchObject({ totalHits: 1 });
    pass(999);
    await hit();
    expect(asked).toHaveBeenCalledTimes(1);
    pass(1);
    await hit();
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('goes back to the shared storage when it works again, and says so', async () => {
    const { hit, fail, recover, pass } = aFailover();
    fail();
    await hit();
    recover();
    pass(1000);

    expect(await hit()).toBe(SHARED);
    expect(log).toHaveBeenCalledTimes(1);
  });
});
