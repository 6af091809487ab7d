import { HttpCode, Post } from '@nestjs/common';
import { needsCapability } from '../../access/rules/capability-rules';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import type { Call } from '../../stream/calls/call';
import type { DurationResponse } from '../../stream/models/response.model';
import { doneAnswer } from '../done-answer';
import { OnCall } from '../on-call.decorator';
import { HlsBroadcast } from './broadcasts.dto';
import { HLS } from './broadcasts.examples';

@RestController('calls/:type/:id/hls', 'broadcasts')
export class HlsController {
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
  startHls(@OnCall() call: Call): Promise<HlsBroadcast> {
    return call.startHLSBroadcasting();
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
  stopHls(@OnCall() call: Call): Promise<DurationResponse> {
    return call.stopHLSBroadcasting();
  }
}
