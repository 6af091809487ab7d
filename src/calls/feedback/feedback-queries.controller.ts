import { Body, HttpCode, Post } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { FoundFeedback, QueryFeedbackBody } from './feedback.dto';
import { FOUND_FEEDBACK, QUERY_FEEDBACK_EXAMPLES } from './feedback.examples';

@RestController('call-feedback', 'call feedback')
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
  queryFeedback(
    @Body() query: QueryFeedbackBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundFeedback> {
    return this.stream.video.queryUserFeedback(query, upstream);
  }
}
