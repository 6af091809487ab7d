import { ApiResource } from '../api-resource';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { SIP_OPERATIONS } from './sip.operations';
import type {
  ListSIPInboundRoutingRuleResponse,
  SIPInboundRoutingRuleRequest,
  SIPInboundRoutingRuleResponse,
  UpdateSIPInboundRoutingRuleRequest,
  UpdateSIPInboundRoutingRuleResponse,
} from './sip-inbound-routing-rule.model';
import type {
  ResolveSipAuthRequest,
  ResolveSipAuthResponse,
  ResolveSipInboundRequest,
  ResolveSipInboundResponse,
} from './sip-resolution.model';
import type {
  CreateSIPTrunkRequest,
  CreateSIPTrunkResponse,
  ListSIPTrunksResponse,
  UpdateSIPTrunkRequest,
  UpdateSIPTrunkResponse,
} from './sip-trunk.model';

/** The part of `client.video` about calls from telephones. */
export abstract class SipClient extends ApiResource {
  /** Lists the SIP trunks of the app, with their passwords. */
  async listSIPTrunks(options?: RequestOptions): Promise<StreamResponse<ListSIPTrunksResponse>> {
    return this.transport.send(SIP_OPERATIONS.ListSIPTrunks, {}, options);
  }

  /** Creates a SIP trunk. */
  async createSIPTrunk(
    request: CreateSIPTrunkRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<CreateSIPTrunkResponse>> {
    return this.transport.send(SIP_OPERATIONS.CreateSIPTrunk, { body: request }, options);
  }

  /** Replaces a SIP trunk: a field that is left out gets its default. */
  async updateSIPTrunk(
    { id, ...body }: UpdateSIPTrunkRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<UpdateSIPTrunkResponse>> {
    return this.transport.send(SIP_OPERATIONS.UpdateSIPTrunk, { path: { trunk_id: id }, body }, options);
  }

  /** Deletes a SIP trunk. */
  async deleteSIPTrunk(
    { id }: { id: string },
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(SIP_OPERATIONS.DeleteSIPTrunk, { path: { trunk_id: id } }, options);
  }

  /** Lists the routing rules of the app. */
  async listSIPInboundRoutingRule(
    options?: RequestOptions,
  ): Promise<StreamResponse<ListSIPInboundRoutingRuleResponse>> {
    return this.transport.send(SIP_OPERATIONS.ListSIPInboundRoutingRule, {}, options);
  }

  /** Creates a routing rule. */
  async createSIPInboundRoutingRule(
    request: SIPInboundRoutingRuleRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<SIPInboundRoutingRuleResponse>> {
    return this.transport.send(SIP_OPERATIONS.CreateSIPInboundRoutingRule, { body: request }, options);
  }

  /** Replaces a routing rule: a field that is left out gets its default. */
  async updateSIPInboundRoutingRule(
    { id, ...body }: UpdateSIPInboundRoutingRuleRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<UpdateSIPInboundRoutingRuleResponse>> {
    return this.transport.send(
      SIP_OPERATIONS.UpdateSIPInboundRoutingRule,
      { path: { rule_id: id }, body },
      options,
    );
  }

  /** Deletes a routing rule. */
  async deleteSIPInboundRoutingRule(
    { id }: { id: string },
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      SIP_OPERATIONS.DeleteSIPInboundRoutingRule,
      { path: { rule_id: id } },
      options,
    );
  }

  /** Tells how to authenticate an inbound SIP call, before it is challenged. */
  async resolveSipAuth(
    request: ResolveSipAuthRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<ResolveSipAuthResponse>> {
    return this.transport.send(SIP_OPERATIONS.ResolveSipAuth, { body: request }, options);
  }

  /** Finds the call that an inbound SIP call belongs to, and signs the token with which the caller joins. */
  async resolveSipInbound(
    request: ResolveSipInboundRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<ResolveSipInboundResponse>> {
    return this.transport.send(SIP_OPERATIONS.ResolveSipInbound, { body: request }, options);
  }
}
