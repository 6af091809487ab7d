import { requireCallType } from '../../call-types/call-type.rules';
import { inputError, notFound } from '../../protocol/stream-fault';
import type { App } from '../../world/app';
import type { SipRuleRecord } from '../../world/sip-store';
import { requireTrunk } from '../trunks/trunk.rules';
import { readRule, type RoutingRuleBody } from './routing-rule.schema';

/** Adds a rule. Throws 400/4 if another has the name, 404/16 if a trunk or the call type does not exist. */
export function createRule(app: App, body: RoutingRuleBody): SipRuleRecord {
  const now = app.clock.now();
  return write(app, { id: app.ids.uuid(), ...readRule(body), createdAt: now, updatedAt: now });
}

/** Replaces a rule. */
export function updateRule(app: App, id: string, body: RoutingRuleBody): SipRuleRecord {
  const { createdAt } = requireRule(app, id);
  return write(app, { id, ...readRule(body), createdAt, updatedAt: app.clock.now() });
}

/** Throws 404/16 if there is none. */
export function deleteRule(app: App, id: string): void {
  app.sip.rules.remove(requireRule(app, id).id);
}

function requireRule(app: App, id: string): SipRuleRecord {
  const rule = app.sip.rules.get(id);
  if (!rule) throw notFound(`SIP inbound routing rule ${id} does not exist`);
  return rule;
}

function write(app: App, rule: SipRuleRecord): SipRuleRecord {
  const { id, name, trunkIds, direct, pin } = rule;
  if (direct && pin) {
    throw inputError(
      'cannot set both direct_routing_configs and pin_routing_configs.',
      'pin_routing_configs',
    );
  }
  if (!direct && !pin) {
    throw inputError(
      'either direct_routing_configs or pin_routing_configs must be provided.',
      'direct_routing_configs',
    );
  }
  if (app.sip.rules.find((other) => other.name === name && other.id !== id)) {
    throw inputError(`SIP inbound routing rule "${name}" already exists`, 'name');
  }
  for (const trunkId of trunkIds) requireTrunk(app, trunkId);
  if (direct) requireCallType(app, direct.call_type);
  app.sip.rules.put(rule);
  return rule;
}
