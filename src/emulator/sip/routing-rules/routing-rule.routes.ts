import type { Route } from '../../protocol/route';
import { createRule, deleteRule, updateRule } from './routing-rule.rules';
import { createBody, updateBody } from './routing-rule.schema';
import { ruleView } from './routing-rule.view';

export const sipRoutingRuleRoutes: readonly Route[] = [
  {
    operation: 'ListSIPInboundRoutingRule',
    access: 'server',
    handle: ({ app, time }) => ({
      sip_inbound_routing_rules: [...app.sip.rules.values()].map((rule) => ruleView(rule, time)),
    }),
  },
  {
    operation: 'CreateSIPInboundRoutingRule',
    access: 'server',
    handle: ({ app, body, time }) => ruleView(createRule(app, createBody.parse(body)), time),
  },
  {
    operation: 'UpdateSIPInboundRoutingRule',
    access: 'server',
    handle: ({ app, params, body, time }) => ({
      sip_inbound_routing_rule: ruleView(updateRule(app, params.id ?? '', updateBody.parse(body)), time),
    }),
  },
  {
    operation: 'DeleteSIPInboundRoutingRule',
    access: 'server',
    handle: ({ app, params }) => {
      deleteRule(app, params.id ?? '');
      return {};
    },
  },
];
