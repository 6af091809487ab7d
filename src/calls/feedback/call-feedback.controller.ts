import { Body, HttpCode, Post } from '@nestjs/common';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import type { Call } from '../../stream/calls/call';
import type { DurationResponse } from '../../stream/models/response.model';
import { doneAnswer } from '../done-answer';
import { OnCall } from '../on-call.decorator';
import { FeedbackBody } from './feedback.dto';
import { FEEDBACK_EXAMPLES } from './feedback.examples';

@RestController('calls/:type/:id/feedback', 'call feedback')
export class CallFeedbackController {
  @Post()
  @HttpCode(200)
  @Operation({
    summary: 'Store a rating of a call',
    description: 'Stream tells whose rating it is only by `user_session_id`, which nobody checks.',
    scopes: ['calls:write'],
    body: { type: FeedbackBody, examples: FEEDBACK_EXAMPLES },
    answers: [doneAnswer('The rating is stored.')],
    errors: [404],
  })
  collectFeedback(@OnCall() call: Call, @Body() rating: FeedbackBody): Promise<DurationResponse> {
    return call.collectUserFeedback(rating);
  }
}
