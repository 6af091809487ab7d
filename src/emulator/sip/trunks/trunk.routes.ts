import type { Route } from '../../protocol/route';
import { BodySchema, type Schema } from '../../protocol/validate';
import { createTrunk, deleteTrunk, updateTrunk, type SipTrunkFields } from './trunk.rules';
import { trunkView } from './trunk.view';

const ITEMS_MAX = 50;

const properties: Readonly<Record<string, Schema>> = {
  name: { type: 'string', minLength: 1, maxLength: 100 },
  numbers: { type: 'array', minItems: 1, maxItems: ITEMS_MAX, items: { type: 'string', minLength: 1 } },
  allowed_ips: { type: 'array', items: { type: 'string' } },
  password: { type: 'string', maxLength: 255 },
};

const createBody = new BodySchema<SipTrunkFields>({
  type: 'object',
  required: ['name', 'numbers'],
  properties: { ...properties, allowed_ips: { ...properties.allowed_ips, maxItems: ITEMS_MAX } },
});

const updateBody = new BodySchema<SipTrunkFields>({
  type: 'object',
  required: ['name', 'numbers'],
  properties,
});

export const sipTrunkRoutes: readonly Route[] = [
  {
    operation: 'ListSIPTrunks',
    access: 'server',
    handle: ({ app, time }) => ({
      sip_trunks: [...app.sip.trunks.values()].map((trunk) => trunkView(trunk, time)),
    }),
  },
  {
    operation: 'CreateSIPTrunk',
    access: 'server',
    handle: ({ app, body, time }) => ({
      sip_trunk: trunkView(createTrunk(app, createBody.parse(body)), time),
    }),
  },
  {
    operation: 'UpdateSIPTrunk',
    access: 'server',
    handle: ({ app, params, body, time }) => ({
      sip_trunk: trunkView(updateTrunk(app, params.id ?? '', updateBody.parse(body)), time),
    }),
  },
  {
    operation: 'DeleteSIPTrunk',
    access: 'server',
    handle: ({ app, params }) => {
      deleteTrunk(app, params.id ?? '');
      return {};
    },
  },
];
