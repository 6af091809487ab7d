import { HttpCode, Param, Post } from '@nestjs/common';
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
import { HlsBroadcast } from './broadcasts.dto';
import { HLS } from './broadcasts.examples';

@CallRestController('calls/:type/:id/hls', 'broadcasts')
export class HlsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Post('start')
  @HttpCode(200)
  @Operation({
    summary: 'Start broadcasting over HLS',
    description: 'Returns 400 unless a session of the call is running.',
    scopes: ['calls:write'],
    users: needsCapability('start-broadcast-call'),
    answers: [{ status: 200, description: 'The broadcast starts.', type: HlsBroadcast, example: HLS }],
    errors: [404],
  })
  async startHls(
    @Param() { type, id }: CallParams,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<HlsBroadcast>> {
    return shownTo(principal, await this.stream.video.call(type, id).startHLSBroadcasting(upstream));
  }

  @Post('stop')
  @HttpCode(200)
  @Operation({
    summary: 'Stop broadcasting over HLS',
    description: 'Returns 400 if no HLS broadcast is running.',
    scopes: ['calls:write'],
    users: needsCapability('stop-broadcast-call'),
    answers: [doneAnswer('The broadcast stops.')],
    errors: [404],
  })
  async stopHls(
    @Param() { type, id }: CallParams,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).stopHLSBroadcasting(upstream));
  }
}
