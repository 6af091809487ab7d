import { A_PLATFORM } from '../support/platforms';
import { useRestHost } from './rest-host';

describe.each(A_PLATFORM)('call types on %s', (platform) => {
  const host = useRestHost(platform);

  it('are listed by name', async () => {
    const { status, body } = await host.request('GET', '/call-types');

    expect(status).toBe(200);
    expect(Object.keys(body.call_types).sort()).toEqual([
      'audio_room',
      'default',
      'development',
      'livestream',
    ]);
  });

  it('are created, read, changed in part and deleted', async () => {
    const created = await host.request('POST', '/call-types', {
      name: 'webinar',
      grants: { host: ['join-backstage'] },
      settings: { backstage: { enabled: true } },
    });
    const changed = await host.request('PATCH', '/call-types/webinar', {
      grants: { host: ['join-backstage', 'send-audio'] },
      notification_settings: { call_ring: { enabled: true, apns: { title: 'Ring' } } },
    });
    const read = await host.request('GET', '/call-types/webinar');
    const deleted = await host.request('DELETE', '/call-types/webinar');
    const gone = await host.request('GET', '/call-types/webinar');

    expect(created).toMatchObject({
      status: 201,
      body: {
        name: 'webinar',
        grants: { host: ['join-backstage'] },
        settings: { backstage: { enabled: true } },
      },
    });
    expect(changed).toMatchObject({
      status: 200,
      body: {
        grants: { host: ['join-backstage', 'send-audio'] },
        settings: { backstage: { enabled: true } },
        notification_settings: { call_ring: { enabled: true, apns: { title: 'Ring' } } },
      },
    });
    expect(read).toMatchObject({ status: 200, body: { grants: changed.body.grants } });
    expect(deleted).toMatchObject({ status: 204, body: undefined });
    expect(gone).toMatchObject({ status: 404, body: { code: 16 } });
  });

  it.each([
    ['POST', '/call-types', {}, 'name must be a string'],
    ['POST', '/call-types', { name: 'a b' }, 'name may only have letters, digits, _ and -'],
    ['PATCH', '/call-types/default', { name: 'other' }, 'name is not a known field'],
    ['PATCH', '/call-types/default', { grants: { user: 'all' } }, 'grants must be a list of strings'],
    [
      'PATCH',
      '/call-types/default',
      { settings: { audio: { mic_default_on: true } } },
      'settings.audio.default_device must be one of',
    ],
    ['GET', '/call-types/a%20b', undefined, 'name may only have letters, digits, _ and -'],
  ])('refuse %s %s with %j', async (method, path, request, message) => {
    const { status, body } = await host.request(method, path, request);

    expect(status).toBe(400);
    expect(body.message).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
  });

  it('that exist cannot be created, and built-in ones not deleted', async () => {
    const created = await host.request('POST', '/call-types', { name: 'default' });
    const deleted = await host.request('DELETE', '/call-types/default');

    expect(created).toMatchObject({ status: 400, body: { code: 4 } });
    expect(deleted).toMatchObject({ status: 400, body: { code: 4 } });
  });
});
