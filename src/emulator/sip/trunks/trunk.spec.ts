import { emulatedApps } from '../../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../../test/support/emulator-http';
import {
  directRule,
  refusedField,
  RULES,
  SipFixture,
  TRUNKS,
  type Trunk,
} from '../../../../test/support/sip-fixture';

const newApp = emulatedApps();

describe('SIP trunks', () => {
  let server: EmulatorHttp;
  let sip: SipFixture;
  beforeEach(() => {
    server = newApp();
    sip = new SipFixture(server);
  });

  it('are created with a login, replaced, and deleted', async () => {
    const { status, body } = await sip.createTrunk({ allowed_ips: ['10.0.0.0/8', '::1'] });
    expect(status).toBe(201);
    const trunk = body.sip_trunk as Trunk;
    expect(trunk).toEqual({
      id: expect.any(String),
      name: 'Trunk',
      numbers: ['+100'],
      allowed_ips: ['10.0.0.0/8', '::1'],
      username: expect.stringMatching(/./),
      password: expect.stringMatching(/./),
      uri: expect.stringContaining('sip:'),
      created_at: expect.any(Number),
      updated_at: expect.any(Number),
    });
    const changed = await server.put(`${TRUNKS}/${trunk.id}`, { name: 'Other', numbers: ['+200'] });
    expect(changed.body.sip_trunk).toEqual({
      ...trunk,
      name: 'Other',
      numbers: ['+200'],
      allowed_ips: [],
      updated_at: expect.any(Number),
    });
    await server.put(`${TRUNKS}/${trunk.id}`, { name: 'Other', numbers: ['+200'], password: 'mine' });
    expect((await server.get(TRUNKS)).body.sip_trunks).toMatchObject([{ id: trunk.id, password: 'mine' }]);
    expect((await server.delete(`${TRUNKS}/${trunk.id}`)).status).toBe(200);
    expect((await server.get(TRUNKS)).body.sip_trunks).toEqual([]);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ name: 'Taken' }, 'name'],
    [{ numbers: [] }, 'numbers'],
    [{ numbers: ['+999'] }, 'numbers'],
    [{ numbers: Array.from({ length: 51 }, (_, index) => String(index)) }, 'numbers'],
    [{ allowed_ips: ['10.0.0.0/33'] }, 'allowed_ips'],
    [{ allowed_ips: ['example.com'] }, 'allowed_ips'],
    [{ allowed_ips: ['fe80::1%eth0'] }, 'allowed_ips'],
    [{ password: 'x'.repeat(256) }, 'password'],
  ])('are refused with %j, naming %s', async (body, field) => {
    await sip.createTrunk({ name: 'Taken', numbers: ['+999'] });
    expect((await sip.createTrunk(body)).body).toMatchObject(refusedField(field));
  });

  it('cannot be deleted while a rule has them', async () => {
    const trunk = await sip.trunk();
    const { id } = (await sip.createRule(directRule(trunk))).body as { id: string };
    expect((await server.delete(`${TRUNKS}/${trunk.id}`)).body).toMatchObject({ StatusCode: 400, code: 4 });
    await server.delete(`${RULES}/${id}`);
    expect((await server.delete(`${TRUNKS}/${trunk.id}`)).status).toBe(200);
  });

  it('are refused to users', async () => {
    await server.post('/users', { users: { john: { id: 'john' } } });
    expect((await server.as('john').get(TRUNKS)).status).toBe(403);
  });
});
