import { Body, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { InjectRouteClient } from '../access/route-client';
import { ITS_CALL } from '../access/rules/call-rules';
import { Operation } from '../rest/operation.decorator';
import { RestController } from '../rest/rest-controller.decorator';
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
import { GO_LIVE_EXAMPLES, RING_EXAMPLES, STANDUP, STOP_LIVE_EXAMPLES } from './calls.examples';
import { CallParams } from './dto/call-params.dto';
import { OtherUsersInterceptor } from './other-users.interceptor';

const LIVE = { call: STANDUP.call, duration: '9.40ms' };

@RestController('calls/:type/:id', 'Calls')
@UseInterceptors(OtherUsersInterceptor)
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
  endCall(
    @Param() { type, id }: CallParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<DurationResponse> {
    return this.stream.video.call(type, id).end(upstream);
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
  goLive(
    @Param() { type, id }: CallParams,
    @Body() request: GoLiveRequest,
    @Upstream() upstream: RequestOptions,
  ): Promise<GoLiveResponse> {
    return this.stream.video.call(type, id).goLive(request, upstream);
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
  stopLive(
    @Param() { type, id }: CallParams,
    @Body() request: StopLiveRequest,
    @Upstream() upstream: RequestOptions,
  ): Promise<StopLiveResponse> {
    return this.stream.video.call(type, id).stopLive(request, upstream);
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
  ringCall(
    @Param() { type, id }: CallParams,
    @Body() request: RingCallRequest,
    @Upstream() upstream: RequestOptions,
  ): Promise<RingCallResponse> {
    return this.stream.video.call(type, id).ring(request, upstream);
  }
}
