import { Body, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentPrincipal } from '../../access/current-principal.decorator';
import type { Principal } from '../../access/principal';
import { InjectRouteClient } from '../../access/route-client';
import { needsCapability } from '../../access/rules/capability-rules';
import { Operation } from '../../rest/operation.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { DurationResponse } from '../../stream/models/response.model';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { CallRestController } from '../call-rest-controller.decorator';
import { doneAnswer } from '../done-answer';
import { CallParams } from '../dto/call-params.dto';
import { shownTo, type Shown } from '../shown-to';
import { RtmpBroadcastParams, StartRtmpBroadcastBody } from './broadcasts.dto';
import { START_RTMP_EXAMPLES } from './broadcasts.examples';

@CallRestController('calls/:type/:id/rtmp-broadcasts', 'broadcasts')
export class RtmpBroadcastsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Post('start')
  @HttpCode(200)
  @Operation({
    summary: 'Start broadcasting to an RTMP server',
    description: 'Returns 400 unless a session of the call is running, or if the name is taken.',
    scopes: ['calls:write'],
    users: needsCapability('start-broadcast-call'),
    body: { type: StartRtmpBroadcastBody, examples: START_RTMP_EXAMPLES },
    answers: [doneAnswer('The broadcast starts.')],
    errors: [404],
  })
  async startRtmpBroadcast(
    @Param() { type, id }: CallParams,
    @Body() broadcast: StartRtmpBroadcastBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    const call = this.stream.video.call(type, id);
    return shownTo(principal, await call.startRTMPBroadcasts({ broadcasts: [broadcast] }, upstream));
  }

  @Post('stop')
  @HttpCode(200)
  @Operation({
    summary: 'Stop all RTMP broadcasts of a call',
    description: 'Returns 400 if no RTMP broadcast is running.',
    scopes: ['calls:write'],
    users: needsCapability('stop-broadcast-call'),
    answers: [doneAnswer('The broadcasts stop.')],
    errors: [404],
  })
  async stopAllRtmpBroadcasts(
    @Param() { type, id }: CallParams,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).stopAllRTMPBroadcasts(upstream));
  }

  @Post(':broadcast_name/stop')
  @HttpCode(200)
  @Operation({
    summary: 'Stop one RTMP broadcast of a call',
    description: 'Returns 400 if no RTMP broadcast with this name is running.',
    scopes: ['calls:write'],
    users: needsCapability('stop-broadcast-call'),
    answers: [doneAnswer('The broadcast stops.')],
    errors: [404],
  })
  async stopRtmpBroadcast(
    @Param() { type, id, broadcast_name: name }: RtmpBroadcastParams,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).stopRTMPBroadcast({ name }, upstream));
  }
}
