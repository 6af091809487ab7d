import { Body, HttpCode, Post } from '@nestjs/common';
import { Operation } from '../../rest/operation.decorator';
import type { Call } from '../../stream/calls/call';
import type { DurationResponse } from '../../stream/models/response.model';
import { RestController } from '../../rest/rest-controller.decorator';
import { doneAnswer } from '../done-answer';
import { OnCall } from '../on-call.decorator';
import { CaptionBody } from './caption.dto';
import { CAPTION_EXAMPLES } from './caption.examples';

@RestController('calls/:type/:id/closed-captions', 'closed captions')
export class CaptionsController {
  @Post()
  @HttpCode(200)
  @Operation({
    summary: 'Show a caption of your own to everyone in a call',
    description: 'Such as one of a translator. Stream does not have to make captions itself.',
    scopes: ['calls:write'],
    body: { type: CaptionBody, examples: CAPTION_EXAMPLES },
    answers: [doneAnswer('The caption is sent.')],
    errors: [404],
  })
  sendClosedCaption(@OnCall() call: Call, @Body() caption: CaptionBody): Promise<DurationResponse> {
    return call.sendClosedCaption(caption);
  }
}
