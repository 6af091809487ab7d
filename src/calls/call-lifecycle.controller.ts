import { Body, HttpCode, Post } from '@nestjs/common';
import { OWNS_CALL } from '../access/rules/call-rules';
import { Operation } from '../rest/operation.decorator';
import { RestController } from '../rest/rest-controller.decorator';
import type { Call } from '../stream/calls/call';
import {
  GoLiveRequest,
  GoLiveResponse,
  RingCallRequest,
  RingCallResponse,
  StopLiveRequest,
  StopLiveResponse,
} from '../stream/models/call-requests.model';
import { DurationResponse } from '../stream/models/response.model';
import { GO_LIVE_EXAMPLES, RING_EXAMPLES, STANDUP, STOP_LIVE_EXAMPLES } from './calls.examples';
import { OnCall } from './on-call.decorator';

const LIVE = { call: STANDUP.call, duration: '9.40ms' };

@RestController('calls/:type/:id', 'calls')
export class CallLifecycleController {
  @Post('end')
  @HttpCode(200)
  @Operation({
    summary: 'End a call for everybody',
    scopes: ['calls:write'],
    users: OWNS_CALL,
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
  endCall(@OnCall() call: Call): Promise<DurationResponse> {
    return call.end();
  }

  @Post('go-live')
  @HttpCode(200)
  @Operation({
    summary: 'Open the backstage of a call',
    scopes: ['calls:write'],
    users: OWNS_CALL,
    body: { type: GoLiveRequest, examples: GO_LIVE_EXAMPLES },
    answers: [{ status: 200, description: 'The call is live.', type: GoLiveResponse, example: LIVE }],
    errors: [404],
  })
  goLive(@OnCall() call: Call, @Body() request: GoLiveRequest): Promise<GoLiveResponse> {
    return call.goLive(request);
  }

  @Post('stop-live')
  @HttpCode(200)
  @Operation({
    summary: 'Return a call to its backstage',
    scopes: ['calls:write'],
    users: OWNS_CALL,
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
  stopLive(@OnCall() call: Call, @Body() request: StopLiveRequest): Promise<StopLiveResponse> {
    return call.stopLive(request);
  }

  @Post('ring')
  @HttpCode(200)
  @Operation({
    summary: 'Ring members of a call',
    scopes: ['calls:write'],
    users: OWNS_CALL,
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
  ringCall(@OnCall() call: Call, @Body() request: RingCallRequest): Promise<RingCallResponse> {
    return call.ring(request);
  }
}
