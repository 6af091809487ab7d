import { RecentMap } from './recent-map';

describe('a map of what was used of late', () => {
  it('never holds more than its bound, and keeps what is used', () => {
    const map = new RecentMap<number, string>(10);
    map.set(0, 'used');
    for (let key = 1; key <= 1000; key += 1) {
      map.set(key, `value ${key}`);
      expect(map.get(0)).toBe('used');
      expect(map.size).toBeLessThanOrEqual(10);
    }
    expect(map.get(1000)).toBe('value 1000');
    expect(map.get(1)).toBeUndefined();
  });

  it('counts by weight, of replaced and deleted entries no longer', () => {
    const map = new RecentMap<string, number>(100, (value) => value);
    for (let times = 0; times < 50; times += 1) map.set('same', 40);
    for (let times = 0; times < 50; times += 1) {
      map.set('gone', 9);
      map.delete('gone');
    }
    expect([map.get('same'), map.get('gone')]).toEqual([40, undefined]);

    map.set('a', 40);
    map.set('b', 40);
    map.set('c', 40);
    expect(map.get('same')).toBeUndefined();
  });

  it('does not keep what alone is beyond the bound for long', () => {
    const map = new RecentMap<string, number>(100, (value) => value);
    map.set('large', 1000);
    map.set('a', 60);

    expect(map.get('large')).toBeUndefined();
  });
});
