import { Get } from '@nestjs/common';
import { CurrentPrincipal } from '../../access/current-principal.decorator';
import type { Principal } from '../../access/principal';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { CallRestController } from '../call-rest-controller.decorator';
import { shownTo, type Shown } from '../shown-to';
import { EdgeList } from './edges.dto';
import { EDGES } from './edges.examples';

@CallRestController('edges', 'edges')
export class EdgesController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the places that calls are served from',
    scopes: ['calls:read'],
    answers: [{ status: 200, description: 'The edges.', type: EdgeList, example: EDGES }],
  })
  async getEdges(
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<EdgeList>> {
    return shownTo(principal, await this.stream.video.getEdges(upstream));
  }
}
