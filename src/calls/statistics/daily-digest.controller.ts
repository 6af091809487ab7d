import { Get, Query } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { RestController } from '../../rest/rest-controller.decorator';
import { DailyDigest, DailyDigestQuery } from './daily-digest.dto';
import { DAILY_DIGEST } from './daily-digest.examples';

@RestController('call-stats/daily-digest', 'call statistics')
export class DailyDigestController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'Read the digest of the broadcasts of a day',
    description: '`status` says whether Stream has made the digest.',
    scopes: ['calls:read'],
    answers: [{ status: 200, description: 'The digest.', type: DailyDigest, example: DAILY_DIGEST }],
  })
  getDailyDigest(
    @Query() query: DailyDigestQuery,
    @Upstream() upstream: RequestOptions,
  ): Promise<DailyDigest> {
    return this.stream.video.getDailyDigest(query, upstream);
  }
}
