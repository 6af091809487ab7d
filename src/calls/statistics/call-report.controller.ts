import { Get, Param, Query } from '@nestjs/common';
import { CurrentPrincipal } from '../../access/current-principal.decorator';
import type { Principal } from '../../access/principal';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { CallRestController } from '../call-rest-controller.decorator';
import { CallParams } from '../dto/call-params.dto';
import { shownTo, type Shown } from '../shown-to';
import { CallReport, CallReportQuery } from './statistics.dto';
import { REPORT } from './statistics.examples';

@CallRestController('calls/:type/:id/report', 'call statistics')
export class CallReportController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'Read the report of a session of a call',
    description: 'Returns 404 if the call has had no session.',
    scopes: ['calls:read'],
    answers: [{ status: 200, description: 'The report.', type: CallReport, example: REPORT }],
    errors: [404],
  })
  async getReport(
    @Param() { type, id }: CallParams,
    @Query() query: CallReportQuery,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<CallReport>> {
    return shownTo(principal, await this.stream.video.call(type, id).getCallReport(query, upstream));
  }
}
