import { createHash } from 'node:crypto';
import { emulatedApps } from '../../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../../test/support/emulator-http';
import { directRule, refusedField, SipFixture, type Trunk } from '../../../../test/support/sip-fixture';

const newApp = emulatedApps();
const numbers = { sip_trunk_number: '+100', sip_caller_number: '+49 30' };

describe('SIP calls', () => {
  let server: EmulatorHttp;
  let sip: SipFixture;
  beforeEach(() => {
    server = newApp();
    sip = new SipFixture(server);
  });

  const resolve = (body: object) => server.post('/video/sip/resolve', { ...numbers, ...body });

  it('get to the call of their rule, as a user that is made from the rule', async () => {
    const trunk = await sip.trunk();
    await sip.createRule(directRule(trunk));
    const { status, body } = await resolve({ trunk_id: trunk.id });
    expect(status).toBe(201);
    expect(body).toMatchObject({ sip_trunk: { id: trunk.id }, sip_routing_rule: { name: 'Rule' } });
    expect(body.credentials).toEqual({
      api_key: expect.any(String),
      call_type: 'default',
      call_id: 'phone-100',
      call_custom_data: { kind: 'phone' },
      user_id: 'sip-4930',
      user_custom_data: { from: '+49 30', n: 1 },
      token: expect.any(String),
    });
    const call = '/video/call/default/phone-100';
    expect((await server.as('sip-4930').post(call, {})).status).toBe(201);
  });

  it('get there by a challenge that was answered with the login of the trunk', async () => {
    const trunk = await sip.trunk();
    await sip.createRule(directRule(trunk));
    const answer = ({ username, password }: Trunk, algorithm: string, qop: string[]) => {
      const name = algorithm === 'MD5' ? 'md5' : 'sha256';
      const hash = (text: string) => createHash(name).update(text).digest('hex');
      const part = {
        realm: 'r',
        nonce: 'n',
        nc: '1',
        cnonce: 'c',
        method: 'INVITE',
        uri: 'sip:x',
        qop,
        username,
      };
      const secret = hash(`${username}:r:${password}`);
      const middle = qop.length > 0 ? 'n:1:c:auth' : 'n';
      const response = hash(`${secret}:${middle}:${hash('INVITE:sip:x')}`);
      return resolve({ challenge: { ...part, algorithm, response } });
    };
    for (const algorithm of ['MD5', 'SHA-256']) {
      for (const qop of [[], ['auth']]) {
        expect((await answer(trunk, algorithm, qop)).status).toBe(201);
        const { body } = await answer({ ...trunk, password: 'wrong' }, algorithm, qop);
        expect(body).toMatchObject({ StatusCode: 403, code: 17 });
      }
    }
    expect((await resolve({ challenge: { algorithm: 'ROT13' } })).body).toMatchObject(
      refusedField('challenge.algorithm'),
    );
    expect((await resolve({})).body).toMatchObject(refusedField('challenge'));
  });

  it('take the oldest rule that fits their numbers', async () => {
    const trunk = await sip.trunk({ numbers: ['+100', '+200'] });
    const to = (call_id: string) => ({
      name: call_id,
      direct_routing_configs: { call_id, call_type: 'default' },
    });
    await sip.createRule(
      directRule(trunk, { ...to('one'), called_numbers: ['+200'], caller_numbers: ['+1'] }),
    );
    await sip.createRule(directRule(trunk, { ...to('two'), called_numbers: ['+200'] }));
    const callOf = async (called: string, caller: string) => {
      const fields = { trunk_id: trunk.id, sip_trunk_number: called, sip_caller_number: caller };
      const { body } = await resolve(fields);
      return (body.credentials?.call_id ?? body.code) as unknown;
    };
    expect([
      await callOf('+200', '+1'),
      await callOf('+200', '+2'),
      await callOf('+100', '+1'),
      await callOf('+300', '+1'),
    ]).toEqual(['one', 'two', 16, 16]);
    expect((await resolve({ trunk_id: 'other' })).body).toMatchObject({ StatusCode: 404, code: 16 });
  });

  it('reach the call whose routing number they dial', async () => {
    const call = '/video/call/default/standup';
    const shown = async () => (await server.get(call)).body.call.routing_number as string | undefined;
    await server.post(call, { data: { created_by_id: 'john' } });
    expect(await shown()).toBeUndefined();
    const trunk = await sip.trunk();
    const rule = directRule(trunk, { direct_routing_configs: undefined, pin_routing_configs: {} });
    await sip.createRule(rule);
    const number = await shown();
    expect(number).toMatch(/^\d{10}$/);
    const { body } = await resolve({ trunk_id: trunk.id, routing_number: number });
    expect(body.credentials).toMatchObject({ call_type: 'default', call_id: 'standup' });
    expect((await resolve({ trunk_id: trunk.id })).body).toMatchObject(refusedField('routing_number'));
    expect((await resolve({ trunk_id: trunk.id, routing_number: '12' })).body).toMatchObject(
      refusedField('routing_number'),
    );
    const missing = await resolve({ trunk_id: trunk.id, routing_number: '0000000000' });
    expect(missing.body).toMatchObject({ StatusCode: 404, code: 16 });
  });

  it('are refused where a rule renders to no id', async () => {
    const trunk = await sip.trunk();
    await sip.createRule(directRule(trunk, { caller_configs: { id: '{{nothing}}' } }));
    expect((await resolve({ trunk_id: trunk.id })).body).toMatchObject({ StatusCode: 400, code: 4 });
  });

  it('are refused to users', async () => {
    await server.post('/users', { users: { john: { id: 'john' } } });
    expect((await server.as('john').post('/video/sip/resolve', numbers)).status).toBe(403);
  });
});
