import { Body, HttpCode, Post } from '@nestjs/common';
import { CurrentPrincipal } from '../../access/current-principal.decorator';
import type { Principal } from '../../access/principal';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { CallRestController } from '../call-rest-controller.decorator';
import { shownTo, type Shown } from '../shown-to';
import { FoundFeedback, QueryFeedbackBody } from './feedback.dto';
import { FOUND_FEEDBACK, QUERY_FEEDBACK_EXAMPLES } from './feedback.examples';

@CallRestController('call-feedback', 'call feedback')
export class FeedbackQueriesController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Post('query')
  @HttpCode(200)
  @Operation({
    summary: 'Find ratings of calls',
    description: '`next` in the response leads to the next page.',
    scopes: ['calls:read'],
    body: { type: QueryFeedbackBody, examples: QUERY_FEEDBACK_EXAMPLES },
    answers: [{ status: 200, description: 'The ratings.', type: FoundFeedback, example: FOUND_FEEDBACK }],
  })
  async queryFeedback(
    @Body() query: QueryFeedbackBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<FoundFeedback>> {
    return shownTo(principal, await this.stream.video.queryUserFeedback(query, upstream));
  }
}
