import { Body, HttpCode, Post } from '@nestjs/common';
import { Operation } from '../../rest/operation.decorator';
import type { Call } from '../../stream/calls/call';
import { needsCapability } from '../../access/rules/capability-rules';
import type { DurationResponse } from '../../stream/models/response.model';
import { RestController } from '../../rest/rest-controller.decorator';
import { doneAnswer } from '../done-answer';
import { OnCall } from '../on-call.decorator';
import { StartRecordingBody } from '../recordings/recordings.dto';
import { START_FRAME_RECORDING_EXAMPLES } from './frame-recordings.examples';

@RestController('calls/:type/:id/frame-recordings', 'recordings')
export class FrameRecordingsController {
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
  startFrameRecording(@OnCall() call: Call, @Body() request: StartRecordingBody): Promise<DurationResponse> {
    return call.startFrameRecording(request);
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
  stopFrameRecording(@OnCall() call: Call): Promise<DurationResponse> {
    return call.stopFrameRecording();
  }
}
