import type { Route } from '../../protocol/route';
import { BodySchema, type Schema } from '../../protocol/validate';
import { ruleView } from '../routing-rules/routing-rule.view';
import { trunkView } from '../trunks/trunk.view';
import { resolveAuth, type SipAuthRequest } from './resolve-auth.rules';
import { resolveInbound, type SipInboundRequest } from './resolve-inbound.rules';

const text: Schema = { type: 'string' };
const number: Schema = { type: 'string', minLength: 1 };
const texts: Schema = { type: 'array', items: text };

const authBody = new BodySchema<SipAuthRequest>({
  type: 'object',
  required: ['sip_trunk_number', 'sip_caller_number'],
  properties: { sip_trunk_number: number, sip_caller_number: number, from_host: text, source_ip: text },
});

const inboundBody = new BodySchema<SipInboundRequest>({
  type: 'object',
  required: ['sip_trunk_number', 'sip_caller_number'],
  properties: {
    sip_trunk_number: number,
    sip_caller_number: number,
    routing_number: { type: 'string', minLength: 3, maxLength: 12 },
    trunk_id: text,
    sip_headers: { type: 'object', additionalProperties: text },
    challenge: {
      type: 'object',
      properties: {
        a1: text,
        algorithm: text,
        charset: text,
        cnonce: text,
        domain: texts,
        method: text,
        nc: text,
        nonce: text,
        opaque: text,
        qop: texts,
        realm: text,
        response: text,
        stale: { type: 'boolean' },
        uri: text,
        userhash: { type: 'boolean' },
        username: text,
      },
    },
  },
});

export const sipResolveRoutes: readonly Route[] = [
  {
    operation: 'ResolveSipAuth',
    access: 'server',
    handle: ({ app, body }) => resolveAuth(app, authBody.parse(body)),
  },
  {
    operation: 'ResolveSipInbound',
    access: 'server',
    handle: ({ app, body, time }) => {
      const { trunk, rule, credentials } = resolveInbound(app, inboundBody.parse(body));
      return { credentials, sip_trunk: trunkView(trunk, time), sip_routing_rule: ruleView(rule, time) };
    },
  },
];
