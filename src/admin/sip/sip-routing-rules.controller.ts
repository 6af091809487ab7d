import { Body, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { sendingSecrets } from '../secrets/sending-secrets';
import { withoutSecrets } from '../secrets/without-secrets';
import {
  SipRoutingRule,
  SipRoutingRuleBody,
  SipRoutingRuleList,
  SipRoutingRuleParams,
  UpdatedSipRoutingRule,
} from './sip-routing-rules.dto';
import { CREATED_RULE, ROUTING_RULE_EXAMPLES, ROUTING_RULES, UPDATED_RULE } from './sip.examples';

@RestController('admin/sip/routing-rules', 'administration')
export class SipRoutingRulesController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the routing rules of SIP trunks',
    scopes: ['sip:read'],
    answers: [
      {
        status: 200,
        description: 'The rules, without their PINs.',
        type: SipRoutingRuleList,
        example: ROUTING_RULES,
      },
    ],
  })
  async listSIPRoutingRules(@Upstream() upstream: RequestOptions): Promise<SipRoutingRuleList> {
    return withoutSecrets(await this.stream.video.listSIPInboundRoutingRule(upstream));
  }

  @Post()
  @Operation({
    summary: 'Create a routing rule',
    scopes: ['sip:write'],
    body: { type: SipRoutingRuleBody, examples: ROUTING_RULE_EXAMPLES },
    answers: [
      { status: 201, description: 'The rule, without its PIN.', type: SipRoutingRule, example: CREATED_RULE },
    ],
    errors: [404],
  })
  async createSIPRoutingRule(
    @Body() rule: SipRoutingRuleBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<SipRoutingRule> {
    return sendingSecrets(rule, this.stream.video.createSIPInboundRoutingRule(rule, upstream));
  }

  @Put(':rule_id')
  @Operation({
    summary: 'Replace a routing rule',
    scopes: ['sip:write'],
    body: { type: SipRoutingRuleBody, examples: ROUTING_RULE_EXAMPLES },
    answers: [
      {
        status: 200,
        description: 'The rule, without its PIN.',
        type: UpdatedSipRoutingRule,
        example: UPDATED_RULE,
      },
    ],
    errors: [404],
  })
  async updateSIPRoutingRule(
    @Param() { rule_id: id }: SipRoutingRuleParams,
    @Body() rule: SipRoutingRuleBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<UpdatedSipRoutingRule> {
    return sendingSecrets(rule, this.stream.video.updateSIPInboundRoutingRule({ ...rule, id }, upstream));
  }

  @Delete(':rule_id')
  @HttpCode(204)
  @Operation({
    summary: 'Delete a routing rule',
    scopes: ['sip:write'],
    answers: [{ status: 204, description: 'The rule is deleted.' }],
    errors: [404],
  })
  async deleteSIPRoutingRule(
    @Param() { rule_id: id }: SipRoutingRuleParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.video.deleteSIPInboundRoutingRule({ id }, upstream);
  }
}
