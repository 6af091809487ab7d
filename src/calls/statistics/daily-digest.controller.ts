import { Get, Query } from '@nestjs/common';
import { CurrentPrincipal } from '../../access/current-principal.decorator';
import type { Principal } from '../../access/principal';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { CallRestController } from '../call-rest-controller.decorator';
import { shownTo, type Shown } from '../shown-to';
import { DailyDigest, DailyDigestQuery } from './daily-digest.dto';
import { DAILY_DIGEST } from './daily-digest.examples';

@CallRestController('call-stats/daily-digest', 'call statistics')
export class DailyDigestController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'Read the digest of the broadcasts of a day',
    description: '`status` says whether Stream has made the digest.',
    scopes: ['calls:read'],
    answers: [{ status: 200, description: 'The digest.', type: DailyDigest, example: DAILY_DIGEST }],
  })
  async getDailyDigest(
    @Query() query: DailyDigestQuery,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DailyDigest>> {
    return shownTo<DailyDigest>(principal, await this.stream.video.getDailyDigest(query, upstream));
  }
}
