import { runInNewContext } from 'node:vm';
import { withoutPrivateFields } from './private-fields';

const aUser = (id: string) => ({
  id,
  name: id,
  custom: { user: { devices: ['kept'] } },
  devices: [{ id: 'push-token' }],
  revoke_tokens_issued_before: new Date(0),
  blocked_user_ids: ['jane'],
  invisible: true,
  shadow_banned: true,
  created_at: new Date(0),
});

const publicPart = (id: string) => ({
  id,
  name: id,
  custom: { user: { devices: ['kept'] } },
  blocked_user_ids: [],
  invisible: false,
  shadow_banned: false,
  created_at: new Date(0),
});

describe('withoutPrivateFields', () => {
  it('leaves dates as they are, be they of another realm', () => {
    const answer = { call: { created_at: runInNewContext('new Date(0)') as Date } };

    expect(answer.call.created_at instanceof Date).toBe(false);
    expect(JSON.stringify(withoutPrivateFields(answer, 'jane'))).toBe(
      '{"call":{"created_at":"1970-01-01T00:00:00.000Z"}}',
    );
  });

  it('takes what only servers see from every other user in an answer, and leaves the rest', () => {
    const answer = {
      calls: [
        {
          call: {
            created_by: aUser('john'),
            custom: { user: { id: 'x', devices: [] } },
            blocked_user_ids: ['jane'],
            session: { participants: [{ user: aUser('jack'), joined_at: new Date(1) }] },
            ended_at: null,
          },
          members: [{ user: aUser('jack'), role: 'host' }, { user: aUser('john') }],
        },
      ],
    };

    expect(withoutPrivateFields(answer, 'john')).toEqual({
      calls: [
        {
          call: {
            created_by: aUser('john'),
            custom: { user: { id: 'x', devices: [] } },
            blocked_user_ids: ['jane'],
            session: { participants: [{ user: publicPart('jack'), joined_at: new Date(1) }] },
            ended_at: null,
          },
          members: [{ user: publicPart('jack'), role: 'host' }, { user: aUser('john') }],
        },
      ],
    });
  });

  it.each([undefined, null, 'text', 7])('leaves %p as it is', (value) => {
    expect(withoutPrivateFields({ call: value }, 'john')).toEqual({ call: value });
  });
});
