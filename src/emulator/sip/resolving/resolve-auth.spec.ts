import { emulatedApps } from '../../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../../test/support/emulator-http';
import { SipFixture } from '../../../../test/support/sip-fixture';

const newApp = emulatedApps();
const numbers = { sip_trunk_number: '+100', sip_caller_number: '+49 30' };

describe('SIP authentication', () => {
  let server: EmulatorHttp;
  let sip: SipFixture;
  beforeEach(() => {
    server = newApp();
    sip = new SipFixture(server);
  });

  const resolve = async (body: object = {}) => {
    const answer = await server.post<object>('/video/sip/auth', { ...numbers, ...body });
    return { ...answer.body, duration: undefined };
  };

  it('depends on the trunk and on where the call comes from', async () => {
    expect(await resolve()).toEqual({ auth_result: 'no_trunk_found' });
    const { id, username, password } = await sip.trunk({ allowed_ips: ['10.0.0.0/8', '2001:db8::/32'] });
    const byPassword = { auth_result: 'password', trunk_id: id, username, password };
    expect(await resolve()).toEqual(byPassword);
    for (const ip of ['10.1.2.3', '2001:db8::1']) {
      expect(await resolve({ source_ip: ip })).toEqual({ auth_result: 'accept', trunk_id: id });
    }
    for (const ip of ['11.1.2.3', '2001:db9::1', 'x', 'fe80::1%eth0']) {
      expect(await resolve({ source_ip: ip })).toEqual(byPassword);
    }
    expect((await server.post('/video/sip/auth', {})).body).toMatchObject({ StatusCode: 400, code: 4 });
  });

  it('are refused to users', async () => {
    await server.post('/users', { users: { john: { id: 'john' } } });
    expect((await server.as('john').post('/video/sip/auth', numbers)).status).toBe(403);
  });
});
