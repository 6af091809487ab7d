import { useClientFixture } from '../../../test/support/client-fixture';
import { changesDuring, itSendsWhatStreamExpects } from '../../../test/support/sent-requests';

const fixture = useClientFixture();

describe('createGuest', () => {
  itSendsWhatStreamExpects(fixture, [
    [
      'createGuest',
      (client) => client.createGuest({ user: { id: 'visitor', name: 'V' } }),
      'POST /guest',
      { user: { id: 'visitor', name: 'V' } },
    ],
  ]);

  it('tells of the guest under the id that Stream returned', async () => {
    const changes = await changesDuring(
      fixture,
      (client) => client.createGuest({ user: { id: 'visitor' } }),
      {
        user: { id: 'x-visitor' },
        access_token: 't',
      },
    );
    expect(changes).toContainEqual({ userId: 'x-visitor', kind: 'changed' });
  });
});
