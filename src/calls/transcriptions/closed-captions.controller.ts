import { Body, HttpCode, Post } from '@nestjs/common';
import { needsCapability } from '../../access/rules/capability-rules';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import type { Call } from '../../stream/calls/call';
import type { DurationResponse } from '../../stream/models/response.model';
import { doneAnswer } from '../done-answer';
import { OnCall } from '../on-call.decorator';
import { StartClosedCaptionsBody, StopClosedCaptionsBody } from './transcriptions.dto';
import { START_CAPTIONS_EXAMPLES, STOP_CAPTIONS_EXAMPLES } from './transcriptions.examples';

@RestController('calls/:type/:id/closed-captions', 'closed captions')
export class ClosedCaptionsController {
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
  startClosedCaptions(
    @OnCall() call: Call,
    @Body() request: StartClosedCaptionsBody,
  ): Promise<DurationResponse> {
    return call.startClosedCaptions(request);
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
  stopClosedCaptions(
    @OnCall() call: Call,
    @Body() request: StopClosedCaptionsBody,
  ): Promise<DurationResponse> {
    return call.stopClosedCaptions(request);
  }
}
