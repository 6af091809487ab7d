import { Body, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentPrincipal } from '../../access/current-principal.decorator';
import type { Principal } from '../../access/principal';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { DurationResponse } from '../../stream/models/response.model';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { CallRestController } from '../call-rest-controller.decorator';
import { doneAnswer } from '../done-answer';
import { CallParams } from '../dto/call-params.dto';
import { shownTo, type Shown } from '../shown-to';
import { FeedbackBody } from './feedback.dto';
import { FEEDBACK_EXAMPLES } from './feedback.examples';

@CallRestController('calls/:type/:id/feedback', 'call feedback')
export class CallFeedbackController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

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
  async collectFeedback(
    @Param() { type, id }: CallParams,
    @Body() rating: FeedbackBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).collectUserFeedback(rating, upstream));
  }
}
