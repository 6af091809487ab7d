import { useClientFixture } from '../../../test/support/client-fixture';
import { changesDuring, itSendsWhatStreamExpects } from '../../../test/support/sent-requests';
import { StreamValidationError } from '../stream.errors';

const fixture = useClientFixture();

describe('an operation on devices', () => {
  itSendsWhatStreamExpects(fixture, [
    ['listDevices', (client) => client.listDevices({ user_id: 'john' }), 'GET /devices user_id=john'],
    [
      'createDevice',
      (client) => client.createDevice({ id: 't', push_provider: 'apn', voip_token: true, user_id: 'john' }),
      'POST /devices',
      { id: 't', push_provider: 'apn', voip_token: true, user_id: 'john' },
    ],
    [
      'deleteDevice',
      (client) => client.deleteDevice({ id: 't/1', user_id: 'john' }),
      'DELETE /devices id=t%2F1 user_id=john',
    ],
  ]);

  it('tells of the user that it changes', async () => {
    const created = await changesDuring(fixture, (client) =>
      client.createDevice({ id: 't', push_provider: 'apn', user_id: 'john' }),
    );
    const deleted = await changesDuring(fixture, (client) =>
      client.deleteDevice({ id: 't', user_id: 'john' }),
    );
    expect([created, deleted]).toEqual([
      [{ userId: 'john', kind: 'changed' }],
      [{ userId: 'john', kind: 'changed' }],
    ]);
  });

  it('rejects a malformed user id before anything is sent', async () => {
    const { client, server } = await fixture.aClient();
    const request = { id: 't', push_provider: 'apn', user_id: 'a b' } as const;
    await expect(client.createDevice(request)).rejects.toThrow(StreamValidationError);
    expect(server.requests).toEqual([]);
  });
});
