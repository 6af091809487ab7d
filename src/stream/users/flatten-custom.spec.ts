import { flattenCustom } from './flatten-custom';

describe('flattenCustom', () => {
  it('moves custom data up, where Stream wants it, and keeps the rest', () => {
    const update = {
      id: 'john',
      set: { name: 'John', custom: { color: 'red', 'address.city': 'Bonn' } },
      unset: ['image'],
    };
    const before = structuredClone(update);
    expect(flattenCustom(update)).toEqual({
      id: 'john',
      set: { name: 'John', color: 'red', 'address.city': 'Bonn' },
      unset: ['image'],
    });
    expect(update).toEqual(before);
  });

  it.each([{ id: 'john' }, { id: 'john', set: { color: 'red' } }])('leaves %j as it is', (update) => {
    expect(flattenCustom(update)).toEqual(update);
  });

  it.each([
    [{ custom: { name: 'x' } }, 'user john: set.custom.name is the name of a field of users'],
    [{ custom: { role: 'admin' } }, 'user john: set.custom.role is the name of a field of users'],
    [{ color: 'red', custom: { color: 'blue' } }, 'user john: set.custom.color is also given as set.color.'],
    [{ custom: ['x'] }, 'user john: set.custom must be an object.'],
    [{ custom: null }, 'user john: set.custom must be an object.'],
  ])('refuses %j', (set, message) => {
    expect(() => flattenCustom({ id: 'john', set })).toThrow(message);
  });
});
