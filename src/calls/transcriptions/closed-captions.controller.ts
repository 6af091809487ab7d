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
import { StartClosedCaptionsBody, StopClosedCaptionsBody } from './transcriptions.dto';
import { START_CAPTIONS_EXAMPLES, STOP_CAPTIONS_EXAMPLES } from './transcriptions.examples';

@CallRestController('calls/:type/:id/closed-captions', 'closed captions')
export class ClosedCaptionsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Post('start')
  @HttpCode(200)
  @Operation({
    summary: 'Start closed captions',
    description: 'Returns 400 unless a session of the call is running.',
    scopes: ['calls:write'],
    users: needsCapability('start-closed-captions-call', {
      field: 'enable_transcription',
      capability: 'start-transcription-call',
    }),
    body: { type: StartClosedCaptionsBody, examples: START_CAPTIONS_EXAMPLES },
    answers: [doneAnswer('The captions start.')],
    errors: [404],
  })
  async startClosedCaptions(
    @Param() { type, id }: CallParams,
    @Body() request: StartClosedCaptionsBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).startClosedCaptions(request, upstream));
  }

  @Post('stop')
  @HttpCode(200)
  @Operation({
    summary: 'Stop closed captions',
    description: 'Returns 400 if no captions are running.',
    scopes: ['calls:write'],
    users: needsCapability('stop-closed-captions-call', {
      field: 'stop_transcription',
      capability: 'stop-transcription-call',
    }),
    body: { type: StopClosedCaptionsBody, examples: STOP_CAPTIONS_EXAMPLES },
    answers: [doneAnswer('The captions stop.')],
    errors: [404],
  })
  async stopClosedCaptions(
    @Param() { type, id }: CallParams,
    @Body() request: StopClosedCaptionsBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).stopClosedCaptions(request, upstream));
  }
}
