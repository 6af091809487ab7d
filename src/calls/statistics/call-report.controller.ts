import { Get, Query } from '@nestjs/common';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import type { Call } from '../../stream/calls/call';
import { OnCall } from '../on-call.decorator';
import { CallReport, CallReportQuery } from './statistics.dto';
import { REPORT } from './statistics.examples';

@RestController('calls/:type/:id/report', 'call statistics')
export class CallReportController {
  @Get()
  @Operation({
    summary: 'Read the report of a session of a call',
    description: 'Returns 404 if the call has had no session.',
    scopes: ['calls:read'],
    answers: [{ status: 200, description: 'The report.', type: CallReport, example: REPORT }],
    errors: [404],
  })
  getReport(@OnCall() call: Call, @Query() query: CallReportQuery): Promise<CallReport> {
    return call.getCallReport(query);
  }
}
