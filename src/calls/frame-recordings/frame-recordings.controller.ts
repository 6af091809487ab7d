import { Body, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentPrincipal } from '../../access/current-principal.decorator';
import type { Principal } from '../../access/principal';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { needsCapability } from '../../access/rules/capability-rules';
import type { DurationResponse } from '../../stream/models/response.model';
import { CallRestController } from '../call-rest-controller.decorator';
import { doneAnswer } from '../done-answer';
import { CallParams } from '../dto/call-params.dto';
import { StartRecordingBody } from '../recordings/recordings.dto';
import { shownTo, type Shown } from '../shown-to';
import { START_FRAME_RECORDING_EXAMPLES } from './frame-recordings.examples';

@CallRestController('calls/:type/:id/frame-recordings', 'recordings')
export class FrameRecordingsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Post('start')
  @HttpCode(200)
  @Operation({
    summary: 'Start to record pictures of the participants',
    description:
      'Stream sends each picture as an event. Returns 400 unless a session of the call is running.',
    scopes: ['calls:write'],
    users: needsCapability('start-frame-record-call'),
    body: { type: StartRecordingBody, examples: START_FRAME_RECORDING_EXAMPLES },
    answers: [doneAnswer('The recording starts.')],
    errors: [404],
  })
  async startFrameRecording(
    @Param() { type, id }: CallParams,
    @Body() request: StartRecordingBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).startFrameRecording(request, upstream));
  }

  @Post('stop')
  @HttpCode(200)
  @Operation({
    summary: 'Stop to record pictures',
    description: 'Returns 400 if no pictures are recorded.',
    scopes: ['calls:write'],
    users: needsCapability('stop-frame-record-call'),
    answers: [doneAnswer('The recording stops.')],
    errors: [404],
  })
  async stopFrameRecording(
    @Param() { type, id }: CallParams,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).stopFrameRecording(upstream));
  }
}
