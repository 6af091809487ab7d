import { UserStandings } from '../../access/standing/user-standings';
import type { UserBannedEvent, UserDeletedEvent } from '../../stream/models/events/user-events';
import type { StreamClient } from '../../stream/stream.client';
import { subscriptionsOf } from './on-stream-event.decorator';
import { UserStandingEvents } from './user-standing.events';

const client = {
  queryUsers: () => Promise.resolve({ users: [{ id: 'john', banned: false }] }),
} as unknown as StreamClient;

describe('UserStandingEvents', () => {
  it('drops what is known of a user who changed', async () => {
    const standings = new UserStandings();
    await standings.look(client, 'john');

    new UserStandingEvents(standings).changed({ user: { id: 'john' } } as UserBannedEvent);

    expect(standings.find(client, 'john')).toBeUndefined();
  });

  it('remembers when a user was deleted', () => {
    const standings = new UserStandings();
    const created_at = new Date();

    new UserStandingEvents(standings).deleted({ user: { id: 'john' }, created_at } as UserDeletedEvent);

    const second = Math.floor(created_at.getTime() / 1000);
    expect(standings.isFromBeforeDeletion('john', second)).toBe(true);
    expect(standings.isFromBeforeDeletion('john', second + 1)).toBe(false);
  });

  it('hears of everything that changes the standing of a user', () => {
    const types = ['changed', 'updated', 'deleted'].flatMap((name) =>
      subscriptionsOf(Object.getOwnPropertyDescriptor(UserStandingEvents.prototype, name)?.value).flatMap(
        ({ selectors }) => selectors,
      ),
    );

    expect(types.sort()).toEqual([
      'user.banned',
      'user.deactivated',
      'user.deleted',
      'user.reactivated',
      'user.unbanned',
      'user.updated',
    ]);
  });
});
