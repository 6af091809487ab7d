import type { Principal } from '../access/principal';
import { shownTo } from './shown-to';

const answer = { members: ['john', 'jack'].map((id) => ({ user: { id, devices: [{ id: `of-${id}` }] } })) };

const principal = (kind: Principal['kind'], subject: string): Principal => ({ kind, subject, scopes: [] });

describe('shownTo', () => {
  it('shows services all of an answer', () => {
    expect(shownTo(principal('service', 'john'), answer)).toBe(answer);
  });

  it.each([
    ['a user what is its own', principal('user', 'john'), ['of-john']],
    ['nobody what is private', undefined, []],
  ])('shows %s', (_, whom, devices) => {
    const shown = shownTo(whom, answer);

    expect(shown.members.map(({ user }) => user.id)).toEqual(['john', 'jack']);
    expect(JSON.stringify(shown).match(/of-\w+/g) ?? []).toEqual(devices);
  });
});
