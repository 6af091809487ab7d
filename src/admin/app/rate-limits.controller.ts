import { Get, Query } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { RateLimits, RateLimitsQuery } from './app.dto';
import { RATE_LIMITS } from './app.examples';

@RestController('admin/rate-limits', 'administration')
export class RateLimitsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: "Read Stream's rate limits and what is left of them",
    scopes: ['app:read'],
    answers: [
      {
        status: 200,
        description: 'The limits of each platform by operation.',
        type: RateLimits,
        example: RATE_LIMITS,
      },
    ],
  })
  async getRateLimits(
    @Query() { endpoints, ...platforms }: RateLimitsQuery,
    @Upstream() upstream: RequestOptions,
  ): Promise<RateLimits> {
    const request = { ...platforms, ...(endpoints !== undefined && { endpoints: endpoints.split(',') }) };
    return this.stream.getRateLimits(request, upstream);
  }
}
