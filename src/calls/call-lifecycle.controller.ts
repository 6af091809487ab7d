import { Body, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentPrincipal } from '../access/current-principal.decorator';
import type { Principal } from '../access/principal';
import { InjectRouteClient } from '../access/route-client';
import { ITS_CALL } from '../access/rules/call-rules';
import { Operation } from '../rest/operation.decorator';
import { Upstream } from '../rest/upstream.decorator';
import {
  GoLiveRequest,
  GoLiveResponse,
  RingCallRequest,
  RingCallResponse,
  StopLiveRequest,
  StopLiveResponse,
} from '../stream/models/calls.model';
import { DurationResponse } from '../stream/models/response.model';
import type { RequestOptions } from '../stream/request-options';
import { StreamClient } from '../stream/stream.client';
import { CallRestController } from './call-rest-controller.decorator';
import { GO_LIVE_EXAMPLES, RING_EXAMPLES, STANDUP, STOP_LIVE_EXAMPLES } from './calls.examples';
import { CallParams } from './dto/call-params.dto';
import { shownTo, type Shown } from './shown-to';

const LIVE = { call: STANDUP.call, duration: '9.40ms' };

@CallRestController('calls/:type/:id', 'calls')
export class CallLifecycleController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Post('end')
  @HttpCode(200)
  @Operation({
    summary: 'End a call for everybody',
    scopes: ['calls:write'],
    users: ITS_CALL,
    answers: [
      {
        status: 200,
        description: 'The call has ended.',
        type: DurationResponse,
        example: { duration: '7.02ms' },
      },
    ],
    errors: [404],
  })
  async endCall(
    @Param() { type, id }: CallParams,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).end(upstream));
  }

  @Post('go-live')
  @HttpCode(200)
  @Operation({
    summary: 'Open the backstage of a call',
    scopes: ['calls:write'],
    users: ITS_CALL,
    body: { type: GoLiveRequest, examples: GO_LIVE_EXAMPLES },
    answers: [{ status: 200, description: 'The call is live.', type: GoLiveResponse, example: LIVE }],
    errors: [404],
  })
  async goLive(
    @Param() { type, id }: CallParams,
    @Body() request: GoLiveRequest,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<GoLiveResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).goLive(request, upstream));
  }

  @Post('stop-live')
  @HttpCode(200)
  @Operation({
    summary: 'Return a call to its backstage',
    scopes: ['calls:write'],
    users: ITS_CALL,
    body: { type: StopLiveRequest, examples: STOP_LIVE_EXAMPLES },
    answers: [
      {
        status: 200,
        description: 'The call is in its backstage.',
        type: StopLiveResponse,
        example: { ...LIVE, call: { ...STANDUP.call, backstage: true } },
      },
    ],
    errors: [404],
  })
  async stopLive(
    @Param() { type, id }: CallParams,
    @Body() request: StopLiveRequest,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<StopLiveResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).stopLive(request, upstream));
  }

  @Post('ring')
  @HttpCode(200)
  @Operation({
    summary: 'Ring members of a call',
    scopes: ['calls:write'],
    users: ITS_CALL,
    body: { type: RingCallRequest, examples: RING_EXAMPLES },
    answers: [
      {
        status: 200,
        description: 'Who was rung.',
        type: RingCallResponse,
        example: { members_ids: ['jack'], duration: '7.02ms' },
      },
    ],
    errors: [404],
  })
  async ringCall(
    @Param() { type, id }: CallParams,
    @Body() request: RingCallRequest,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<RingCallResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).ring(request, upstream));
  }
}
