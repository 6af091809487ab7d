import { ExpiringMap } from './expiring-map';

describe('ExpiringMap', () => {
  it('forgets the oldest when it is full', () => {
    const map = new ExpiringMap<number>(1000, 2, () => 0);
    for (const [index, key] of ['a', 'b', 'c'].entries()) map.set(key, index);

    expect(map.size).toBe(2);
    expect(map.get('a')).toBeUndefined();
    expect(map.get('c')).toBe(2);
  });

  it('forgets each value in its time, also after the clock was set back', () => {
    let now = 5000;
    const map = new ExpiringMap<string>(1000, 10, () => now);
    map.set('late', 'x');
    now = 0;
    map.set('early', 'y');

    now = 1000;
    expect([map.get('early'), map.get('late')]).toEqual([undefined, 'x']);
  });
});
