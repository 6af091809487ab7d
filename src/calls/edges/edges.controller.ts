import { Get } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { RestController } from '../../rest/rest-controller.decorator';
import { EdgeList } from './edges.dto';
import { EDGES } from './edges.examples';

@RestController('edges', 'edges')
export class EdgesController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the places that calls are served from',
    scopes: ['calls:read'],
    answers: [{ status: 200, description: 'The edges.', type: EdgeList, example: EDGES }],
  })
  getEdges(@Upstream() upstream: RequestOptions): Promise<EdgeList> {
    return this.stream.video.getEdges(upstream);
  }
}
