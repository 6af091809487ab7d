import { emulatedCalls } from '../../../../test/support/emulated-call';

const calls = emulatedCalls();

describe('RequestPermission', () => {
  it('tells those who run the call', async () => {
    const { server, path, call, latest } = await calls.make();
    const permissions = ['send-audio', 'screenshare'];
    expect((await server.as('jane').post(`${path}/request_permission`, { permissions })).status).toBe(201);
    expect(latest('call.permission_request')).toMatchObject({
      call_cid: 'default:c1',
      user: { id: 'jane' },
      permissions,
    });
    call.requestPermission('jack', ['send-video']);
    expect(latest('call.permission_request')).toMatchObject({ user: { id: 'jack' } });
  });

  it('follows the settings of the call', async () => {
    const { server, path, call } = await calls.make({
      settings: { screensharing: { access_request_enabled: false } },
    });
    const ask = (permissions: readonly string[]) =>
      server.as('jane').post<{ message?: string }>(`${path}/request_permission`, { permissions });
    expect((await ask(['send-video', 'screenshare'])).status).toBe(403);
    expect((await ask(['send-video'])).status).toBe(201);
    expect((await ask([])).body.message).toContain('permissions must contain at least 1 item');
    expect((await ask(['fly'])).body.message).toContain('permissions[0] must be one of');
    expect(() => {
      call.requestPermission('nobody', ['send-video']);
    }).toThrow('the user nobody does not exist');
  });
});
