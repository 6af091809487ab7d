import { brokenRules } from '../../stream/models/validation/broken-rules';
import { UpsertUsersBody } from './users.dto';

const someUsers = (count: number) => ({
  users: Array.from({ length: count }, (_, index) => ({ id: `user-${index}`, name: 'A', custom: { index } })),
});

function secondsFor(count: number): number {
  const body = someUsers(count);
  const start = process.cpuUsage();
  brokenRules(UpsertUsersBody, body);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

describe('UpsertUsersBody', () => {
  it.each([1, 10_000])('takes %d users', (count) => {
    expect(brokenRules(UpsertUsersBody, someUsers(count))).toEqual([]);
  });

  it.each([
    ['no list', {}, 'users must be an array'],
    ['no users', { users: [] }, 'users must contain at least 1 elements'],
    ['10,001 users', someUsers(10_001), 'users must contain no more than 10000 elements'],
    ['an id twice', { users: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] }, 'users has the id a twice'],
    ['a user that is none', { users: [{ id: 'a' }, null] }, 'users[1] must be an object'],
    ['a malformed id', { users: [{ id: 'a' }, { id: 'b c' }] }, 'users[1].id may only have'],
  ])('refuses %s', (_, body, message) => {
    expect(brokenRules(UpsertUsersBody, body)).toEqual(
      expect.arrayContaining([expect.stringContaining(message)]),
    );
  });

  it('takes time in proportion to the number of users', () => {
    secondsFor(1000);
    const [few, many] = [secondsFor(1000), secondsFor(10_000)];

    // Ten times the users; quadratic work would take a hundred times as long.
    expect(many / few).toBeLessThan(40);
  });
});
