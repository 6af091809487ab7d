import { Body, HttpCode, Param, Post } from '@nestjs/common';
import { needsCapability } from '../../access/rules/capability-rules';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import type { Call } from '../../stream/calls/call';
import type { DurationResponse } from '../../stream/models/response.model';
import { doneAnswer } from '../done-answer';
import { OnCall } from '../on-call.decorator';
import { RtmpBroadcastParams, StartRtmpBroadcastBody } from './broadcasts.dto';
import { START_RTMP_EXAMPLES } from './broadcasts.examples';

@RestController('calls/:type/:id/rtmp-broadcasts', 'broadcasts')
export class RtmpBroadcastsController {
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
  startRtmpBroadcast(
    @OnCall() call: Call,
    @Body() broadcast: StartRtmpBroadcastBody,
  ): Promise<DurationResponse> {
    return call.startRTMPBroadcasts({ broadcasts: [broadcast] });
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
  stopAllRtmpBroadcasts(@OnCall() call: Call): Promise<DurationResponse> {
    return call.stopAllRTMPBroadcasts();
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
  stopRtmpBroadcast(
    @OnCall() call: Call,
    @Param() { broadcast_name: name }: RtmpBroadcastParams,
  ): Promise<DurationResponse> {
    return call.stopRTMPBroadcast({ name });
  }
}
