import type { AppState } from './app-state';
import { PackedState } from './packed-state';

describe('a packed state', () => {
  it('is read as it was, however long its lists are', () => {
    const users = Array.from({ length: 2500 }, (_, index) => ({
      id: `user-${index}`,
      name: `Jürgen ${index}`,
    }));
    const state: AppState = {
      version: 1,
      settings: { name: 'App' },
      users,
      calls: [
        { type: 'default', id: 'standup', created_by: 'user-0', custom: { a: [1, null, { b: '😀' }] } },
      ],
      devices: [],
    };

    expect(new PackedState(state).unpack()).toEqual(state);
  });

  it('is neither changed by changes of what it was made from, nor of what was read from it', () => {
    const state = { users: [{ id: 'john', custom: { color: 'red' } }] };
    const packed = new PackedState(state);

    state.users[0]!.custom.color = 'blue';
    Object.assign(packed.unpack() as object, { users: [] });
    expect(packed.unpack()).toEqual({ users: [{ id: 'john', custom: { color: 'red' } }] });
  });

  it.each([undefined, null, '', 'x', 1, []])('is no state if %j was packed', (value) => {
    expect(new PackedState(value).unpack()).toEqual(value ?? null);
  });
});
