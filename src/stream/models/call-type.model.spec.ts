import { CreateCallTypeRequest } from './call-type.model';
import { brokenRules } from './validation/broken-rules';

describe('CreateCallTypeRequest', () => {
  it('accepts a name with grants and partial notification settings', () => {
    const body = {
      name: 'web-inar_1',
      grants: { host: ['join-backstage'], user: [] },
      notification_settings: { enabled: true, call_ring: { apns: { title: '{{ user.display_name }}' } } },
    };

    expect(brokenRules(CreateCallTypeRequest, body)).toEqual([]);
  });

  it.each([
    [{}, 'name must be a string'],
    [{ name: 'a b' }, 'name may only have letters, digits, _ and -'],
    [{ name: 'x'.repeat(65) }, 'name must be shorter than or equal to 64'],
    [{ name: 'a', grants: { user: 'join-call' } }, 'each value of grants must be a list of strings'],
    [{ name: 'a', grants: { user: [1] } }, 'each value of grants must be a list of strings'],
    [{ name: 'a', settings: { session: {} } }, 'settings.session.inactivity_timeout_seconds must'],
    [
      { name: 'a', notification_settings: { call_ring: { apns: { 'content-available': 2 } } } },
      'notification_settings.call_ring.apns.content-available must be one of',
    ],
  ])('refuses %j', (body, message) => {
    expect(brokenRules(CreateCallTypeRequest, body)).toEqual(
      expect.arrayContaining([expect.stringContaining(message)]),
    );
  });
});
