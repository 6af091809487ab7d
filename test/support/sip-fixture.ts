import type { EmulatorHttp } from './emulator-http';

export const TRUNKS = '/video/sip/inbound_trunks';
export const RULES = '/video/sip/inbound_routing_rules';

export interface Trunk {
  readonly id: string;
  readonly username: string;
  readonly password: string;
}

/** SIP trunks and routing rules of an app, each with what a test does not care about filled in. */
export class SipFixture {
  constructor(private readonly server: EmulatorHttp) {}

  createTrunk(body: object = {}) {
    return this.server.post(TRUNKS, { name: 'Trunk', numbers: ['+100'], ...body });
  }

  async trunk(body: object = {}): Promise<Trunk> {
    return (await this.createTrunk(body)).body.sip_trunk as Trunk;
  }

  createRule(body: object) {
    return this.server.post(RULES, body);
  }
}

/** A rule that sends callers to one call. */
export function directRule({ id }: Pick<Trunk, 'id'>, body: object = {}) {
  return {
    name: 'Rule',
    trunk_ids: [id],
    caller_configs: {
      id: 'sip-{{sip_caller_number}}',
      custom_data: { from: '{{ sip_caller_number }}', n: 1 },
    },
    call_configs: { custom_data: { kind: 'phone' } },
    direct_routing_configs: { call_id: 'phone-{{sip_trunk_number}}', call_type: 'default' },
    ...body,
  };
}

/** A refusal that names a field. */
export const refusedField = (field: string) => ({
  StatusCode: 400,
  code: 4,
  exception_fields: { [field]: expect.any(String) as string },
});
