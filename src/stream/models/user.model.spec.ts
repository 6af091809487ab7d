import { UserRequest } from './user.model';
import { brokenRules } from './validation/broken-rules';

describe('UserRequest', () => {
  it.each(['john', 'JOHN', 'a@b_c-d', '7', 'x'.repeat(255)])('accepts the id %s', (id) => {
    expect(brokenRules(UserRequest, { id })).toEqual([]);
  });

  it.each([
    [{ id: '' }, 'id may only have letters, digits, @, _ and -'],
    [{ id: 'a b' }, 'id may only have'],
    [{ id: 'a.b' }, 'id may only have'],
    [{ id: 'a/b' }, 'id may only have'],
    [{ id: 'a:b' }, 'id may only have'],
    [{ id: 'a\n' }, 'id may only have'],
    [{ id: 'x'.repeat(256) }, 'id must be shorter than or equal to 255'],
    [{ name: 'John' }, 'id must be a string'],
    [{ id: 'john', name: null }, 'name must be a string'],
    [{ id: 'john', teams: Array.from({ length: 251 }, () => 't') }, 'teams must contain no more than 250'],
    [{ id: 'john', teams: ['x'.repeat(101)] }, 'each value in teams must be shorter than or equal to 100'],
    [
      { id: 'john', privacy_settings: { read_receipts: {} } },
      'privacy_settings.read_receipts.enabled must be a boolean',
    ],
    [{ id: 'john', custom: { text: 'ä'.repeat(2600) } }, 'custom must not be longer than 5120 bytes'],
    [{ id: 'john', colour: 'red' }, 'colour is not a known field'],
  ])('refuses %j', (user, message) => {
    expect(brokenRules(UserRequest, user)).toEqual(
      expect.arrayContaining([expect.stringContaining(message)]),
    );
  });
});
