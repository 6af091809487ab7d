import { declareOperations, READS, SAME_CONTENT } from '../transport/declare-operations';

/** Calls from telephones. */
export const SIP_OPERATIONS = declareOperations({
  ListSIPTrunks: { method: 'GET', path: '/video/sip/inbound_trunks', retry: 'read', reason: READS },
  CreateSIPTrunk: {
    method: 'POST',
    path: '/video/sip/inbound_trunks',
    retry: 'unsafe',
    reason: 'a second request creates another trunk',
  },
  UpdateSIPTrunk: {
    method: 'PUT',
    path: '/video/sip/inbound_trunks/{trunk_id}',
    retry: 'idempotent',
    reason: SAME_CONTENT,
  },
  DeleteSIPTrunk: {
    method: 'DELETE',
    path: '/video/sip/inbound_trunks/{trunk_id}',
    retry: 'delete',
    reason: 'a second request finds no such trunk',
  },
  ListSIPInboundRoutingRule: {
    method: 'GET',
    path: '/video/sip/inbound_routing_rules',
    retry: 'read',
    reason: READS,
  },
  CreateSIPInboundRoutingRule: {
    method: 'POST',
    path: '/video/sip/inbound_routing_rules',
    retry: 'unsafe',
    reason: 'a second request creates another rule',
  },
  UpdateSIPInboundRoutingRule: {
    method: 'PUT',
    path: '/video/sip/inbound_routing_rules/{rule_id}',
    retry: 'idempotent',
    reason: SAME_CONTENT,
  },
  DeleteSIPInboundRoutingRule: {
    method: 'DELETE',
    path: '/video/sip/inbound_routing_rules/{rule_id}',
    retry: 'delete',
    reason: 'a second request finds no such rule',
  },
  ResolveSipAuth: { method: 'POST', path: '/video/sip/auth', retry: 'read', reason: READS },
  ResolveSipInbound: {
    method: 'POST',
    path: '/video/sip/resolve',
    retry: 'idempotent',
    reason: 'it reads, and signs a token: each caller needs its own',
  },
});
