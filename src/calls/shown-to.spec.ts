import type { Principal } from '../access/principal';
import { shownTo } from './shown-to';

const answer = { members: ['john', 'jack'].map((id) => ({ user: { id, devices: [{ id: `of-${id}` }] } })) };

const principal = (kind: Principal['kind'], subject: string): Principal => ({ kind, subject, scopes: [] });

describe('shownTo', () => {
  it('shows services all of an answer', () => {
    expect(shownTo(principal('service', 'john'), answer)).toBe(answer);
  });

  it('writes dates as text, for everybody', () => {
    for (const whom of [principal('service', 'backend'), principal('user', 'john')]) {
      const shown = shownTo(whom, {
        call: { created_at: new Date(0), created_by: { updated_at: new Date(1) } },
      });

      expect(shown).toEqual({
        call: {
          created_at: '1970-01-01T00:00:00.000Z',
          created_by: expect.objectContaining({ updated_at: '1970-01-01T00:00:00.001Z' }) as unknown,
        },
      });
    }
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
