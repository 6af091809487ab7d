import { useClientFixture } from '../../../test/support/client-fixture';
import { changesDuring, itSendsWhatStreamExpects } from '../../../test/support/sent-requests';
import { StreamValidationError } from '../stream.errors';

const fixture = useClientFixture();

describe('an operation on push notifications', () => {
  itSendsWhatStreamExpects(fixture, [
    ['listPushProviders', (client) => client.listPushProviders(), 'GET /push_providers'],
    [
      'upsertPushProvider',
      (client) =>
        client.upsertPushProvider({ push_provider: { name: 'a', type: 'huawei', huawei_app_id: '1' } }),
      'POST /push_providers',
      { push_provider: { name: 'a', type: 'huawei', huawei_app_id: '1' } },
    ],
    [
      'deletePushProvider',
      (client) => client.deletePushProvider({ type: 'apn', name: 'my app' }),
      'DELETE /push_providers/apn/my%20app',
    ],
    [
      'getPushTemplates',
      (client) => client.getPushTemplates({ push_provider_type: 'apn', push_provider_name: 'a' }),
      'GET /push_templates push_provider_type=apn push_provider_name=a',
    ],
    [
      'upsertPushTemplate',
      (client) =>
        client.upsertPushTemplate({ event_type: 'message.new', push_provider_type: 'apn', template: '{}' }),
      'POST /push_templates',
      { event_type: 'message.new', push_provider_type: 'apn', template: '{}' },
    ],
    [
      'updatePushNotificationPreferences',
      (client) =>
        client.updatePushNotificationPreferences({
          preferences: [{ user_id: 'john', call_level: 'none', disabled_until: new Date(0) }],
        }),
      'POST /push_preferences',
      { preferences: [{ user_id: 'john', call_level: 'none', disabled_until: '1970-01-01T00:00:00.000Z' }] },
    ],
    [
      'checkPush',
      (client) => client.checkPush({ user_id: 'john', skip_devices: true }),
      'POST /check_push',
      { user_id: 'john', skip_devices: true },
    ],
  ]);

  it('tells of the users whose preferences it changes', async () => {
    const preferences = [{ user_id: 'john' }, { user_id: 'jane' }];
    expect(
      await changesDuring(fixture, (client) => client.updatePushNotificationPreferences({ preferences })),
    ).toEqual([
      { userId: 'john', kind: 'changed' },
      { userId: 'jane', kind: 'changed' },
    ]);
  });

  it('rejects a malformed user id before anything is sent', async () => {
    const { client, server } = await fixture.aClient();
    const preferences = [{ user_id: 'john' }, { user_id: 'a b' }];
    await expect(client.updatePushNotificationPreferences({ preferences })).rejects.toThrow(
      new StreamValidationError(
        'preferences[1].user_id',
        "may only have letters, digits, @, _ and -; received 'a b'. `escapeUserId` makes an id of any text.",
      ),
    );
    expect(server.requests).toEqual([]);
  });
});
