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
  it('counts up to the limit, and says how long the window lasts', async () => {
    const { hit, pass } = aStorage();

    expect(await hit('a')).toEqual({
      totalHits: 1,
      timeToExpire: 60,
      isBlocked: false,
      timeToBlockExpire: 0,
    });
    pass(10_500);
    expect(await hit('a')).toEqual({
      totalHits: 2,
      timeToExpire: 50,
      isBlocked: false,
      timeToBlockExpire: 0,
    });
  });

  it('blocks from the first hit over the limit, for the time it is told', async () => {
    const { hit, pass } = aStorage();
    await hit('a');
    await hit('a');
    pass(40_000);

    expect(await hit('a')).toMatchObject({ isBlocked: true, timeToBlockExpire: 60 });
    pass(59_999);
    expect(await hit('a')).toMatchObject({ isBlocked: true, timeToBlockExpire: 1 });
    pass(1);
    expect(await hit('a')).toMatchObject({ isBlocked: false, totalHits: 1 });
  });

  it('begins anew when the window is over', async () => {
    const { hit, pass } = aStorage();
    await hit('a');
    await hit('a');
    pass(TTL);

    expect(await hit('a')).toMatchObject({ isBlocked: false, totalHits: 1, timeToExpire: 60 });
  });

  it('counts each key for itself', async () => {
    const { hit } = aStorage();
    await hit('a', 1);

    expect(await hit('a', 1)).toMatchObject({ isBlocked: true });
    expect(await hit('b', 1)).toMatchObject({ isBlocked: false });
  });

  it('blocks at once where nothing is allowed', async () => {
    expect(await aStorage().hit('a', 0)).toMatchObject({ isBlocked: true });
  });

  it('forgets windows that are over', async () => {
    const { storage, hit, pass } = aStorage();
    await hit('a');
    await hit('b');
    pass(TTL);
    await hit('c');

    expect(storage.size).toBe(1);
  });

  it('forgets the oldest window when there are too many', async () => {
    const { storage, hit } = aStorage(2);
    await hit('a', 1);
    await hit('b', 1);
    await hit('c', 1);

    expect(storage.size).toBe(2);
    expect(await hit('b', 1)).toMatchObject({ isBlocked: true });
    expect(await hit('a', 1)).toMatchObject({ isBlocked: false });
  });
});
