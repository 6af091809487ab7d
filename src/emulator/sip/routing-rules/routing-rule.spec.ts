import { emulatedApps } from '../../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../../test/support/emulator-http';
import { directRule, refusedField, RULES, SipFixture, TRUNKS } from '../../../../test/support/sip-fixture';

const newApp = emulatedApps();

describe('SIP routing rules', () => {
  let server: EmulatorHttp;
  let sip: SipFixture;
  beforeEach(() => {
    server = newApp();
    sip = new SipFixture(server);
  });

  it('are created, replaced and deleted', async () => {
    const trunk = await sip.trunk();
    const { status, body } = await sip.createRule(
      directRule(trunk, { pin_protection_configs: { default_pin: '123' }, called_numbers: ['+100'] }),
    );
    expect(status).toBe(201);
    expect(body).toEqual({
      ...directRule(trunk),
      id: expect.any(String),
      called_numbers: ['+100'],
      caller_numbers: [],
      pin_protection_configs: { enabled: false, default_pin: '123' },
      created_at: expect.any(Number),
      updated_at: expect.any(Number),
      duration: expect.any(String),
    });
    const other = directRule(trunk, {
      direct_routing_configs: undefined,
      pin_routing_configs: { pin_prompt: 'p' },
    });
    const changed = (await server.put(`${RULES}/${body.id as string}`, other)).body.sip_inbound_routing_rule;
    expect(changed).toMatchObject({ id: body.id, pin_routing_configs: { pin_prompt: 'p' } });
    expect(changed).not.toHaveProperty('direct_routing_configs');
    expect((await server.get(RULES)).body.sip_inbound_routing_rules).toHaveLength(1);
    expect((await server.delete(`${RULES}/${body.id as string}`)).status).toBe(200);
    expect((await server.get(RULES)).body.sip_inbound_routing_rules).toEqual([]);
  });

  it.each([
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ name: 'Taken' }, 'name'],
    [{ trunk_ids: [] }, 'trunk_ids'],
    [{ caller_configs: undefined }, 'caller_configs'],
    [{ caller_configs: {} }, 'caller_configs.id'],
    [{ direct_routing_configs: undefined }, 'direct_routing_configs'],
    [{ pin_routing_configs: {} }, 'pin_routing_configs'],
    [{ pin_protection_configs: { max_attempts: 11 } }, 'pin_protection_configs.max_attempts'],
    [{ pin_protection_configs: { default_pin: '12' } }, 'pin_protection_configs.default_pin'],
  ])('are refused with %j, naming %s', async (body, field) => {
    const trunk = await sip.trunk();
    await sip.createRule(directRule(trunk, { name: 'Taken' }));
    expect((await sip.createRule(directRule(trunk, body))).body).toMatchObject(refusedField(field));
  });

  it('need trunks and a call type that exist', async () => {
    const trunk = await sip.trunk();
    const answers = [
      await sip.createRule(directRule({ ...trunk, id: 'x' })),
      await sip.createRule(directRule(trunk, { direct_routing_configs: { call_id: 'a', call_type: 'x' } })),
      await server.put(`${RULES}/x`, directRule(trunk)),
      await server.delete(`${RULES}/x`),
      await server.put(`${TRUNKS}/x`, { name: 'a', numbers: ['1'] }),
      await server.delete(`${TRUNKS}/x`),
    ];
    expect(answers.map(({ body }) => `${body.StatusCode}/${body.code}`)).toEqual(answers.map(() => '404/16'));
  });

  it('are refused to users', async () => {
    await server.post('/users', { users: { john: { id: 'john' } } });
    expect((await server.as('john').get(RULES)).status).toBe(403);
  });
});
