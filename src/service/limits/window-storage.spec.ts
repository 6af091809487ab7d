import { WindowStorage } from './window-storage';

const TTL = 60_000;

function aStorage(windowsMax?: number) {
  let now = 1_000_000;
  const storage = new WindowStorage(() => now, windowsMax);
  return {
    storage,
    hit: (key: string, limit = 2) => storage.increment(key, TTL, limit, TTL),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

describe('WindowStorage', () => {
  it('counts up to the limit, and says how long the window lasts', () => {
    const { hit, pass } = aStorage();

    expect(hit('a')).toEqual({
      totalHits: 1,
      timeToExpire: 60,
      isBlocked: false,
      timeToBlockExpire: 0,
    });
    pass(10_500);
    expect(hit('a')).toEqual({
      totalHits: 2,
      timeToExpire: 50,
      isBlocked: false,
      timeToBlockExpire: 0,
    });
  });

  it('blocks from the first hit over the limit, for the time it is told', () => {
    const { hit, pass } = aStorage();
    hit('a');
    hit('a');
    pass(40_000);

    expect(hit('a')).toMatchObject({ isBlocked: true, timeToBlockExpire: 60 });
    pass(59_999);
    expect(hit('a')).toMatchObject({ isBlocked: true, timeToBlockExpire: 1 });
    pass(1);
    expect(hit('a')).toMatchObject({ isBlocked: false, totalHits: 1 });
  });

  it('begins anew when the window is over', () => {
    const { hit, pass } = aStorage();
    hit('a');
    hit('a');
    pass(TTL);

    expect(hit('a')).toMatchObject({ isBlocked: false, totalHits: 1, timeToExpire: 60 });
  });

  it('counts each key for itself', () => {
    const { hit } = aStorage();
    hit('a', 1);

    expect(hit('a', 1)).toMatchObject({ isBlocked: true });
    expect(hit('b', 1)).toMatchObject({ isBlocked: false });
  });

  it('blocks at once where nothing is allowed', () => {
    expect(aStorage().hit('a', 0)).toMatchObject({ isBlocked: true });
  });

  it('forgets windows that are over', () => {
    const { storage, hit, pass } = aStorage();
    hit('a');
    hit('b');
    pass(TTL);
    hit('c');

    expect(storage.size).toBe(1);
  });

  it('forgets the oldest window when there are too many', () => {
    const { storage, hit } = aStorage(2);
    hit('a', 1);
    hit('b', 1);
    hit('c', 1);

    expect(storage.size).toBe(2);
    expect(hit('b', 1)).toMatchObject({ isBlocked: true });
    expect(hit('a', 1)).toMatchObject({ isBlocked: false });
  });
});
