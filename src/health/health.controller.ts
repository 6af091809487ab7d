import {
  type ArgumentsHost,
  Catch,
  Controller,
  type ExceptionFilter,
  Get,
  Header,
  Inject,
  SerializeOptions,
  ServiceUnavailableException,
  SetMetadata,
  UseFilters,
  VERSION_NEUTRAL,
} from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { HealthCheckResult } from '@nestjs/terminus';
import { HttpAdapterHost } from '@nestjs/core';
import { OwnDocumentation } from '../routes/own-documentation.decorator';
import { OwnRoutes } from '../routes/own-routes.decorator';
import { HealthReport } from './health-report.model';
import { ReadinessCheck } from './readiness.check';

/** Answers a health check that failed with its report as it is, whatever filters the host has. */
@Catch(ServiceUnavailableException)
class HealthReportFilter implements ExceptionFilter<ServiceUnavailableException> {
  constructor(@Inject(HttpAdapterHost) private readonly adapterHost: HttpAdapterHost) {}

  catch(error: ServiceUnavailableException, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<unknown>();
    this.adapterHost.httpAdapter.reply(response, error.getResponse(), error.getStatus());
  }
}

/** The key of the metadata by which the guards of many apps, after the example of Nest's documentation, let a route be. */
const IS_PUBLIC = 'isPublic';

const UP = { status: 'up' } as const;

const STOPPING = { status: 'down', reason: 'It is stopping.' } as const;

const ALIVE: HealthReport = { status: 'ok', info: {}, error: {}, details: {} };
const READY: HealthReport = { status: 'ok', info: { stream: UP }, error: {}, details: { stream: UP } };
const UNREADY: HealthReport = {
  status: 'error',
  info: {},
  error: { process: STOPPING },
  details: { process: STOPPING },
};

/** For load balancers and orchestrators, which have no credentials: the answers hold nothing that is secret. */
@OwnDocumentation('health')
@OwnRoutes('video')
@SetMetadata(IS_PUBLIC, true)
@UseFilters(HealthReportFilter)
// Whatever a `ClassSerializerInterceptor` of the host is told to leave out.
@SerializeOptions({ type: undefined, strategy: 'exposeAll', excludePrefixes: [] })
@Controller({ path: 'health', version: VERSION_NEUTRAL })
export class HealthController {
  constructor(@Inject(ReadinessCheck) private readonly readiness: ReadinessCheck) {}

  @Get('live')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Tell whether the process runs',
    description:
      'Says nothing of Stream or Redis: a restart would not bring them back. Anybody may ask; it costs nothing.',
    security: [],
  })
  @ApiResponse({ status: 200, description: 'It runs.', type: HealthReport, example: ALIVE })
  getLiveness(): HealthReport {
    return ALIVE;
  }

  @Get('ready')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Tell whether requests should be sent here',
    description:
      'Judged from the answers that Stream gave of late; when there were none, from a request that is sent at most every ' +
      '30 seconds and may take two. While Stream or Redis is down, the status is `degraded`, since another replica would do ' +
      'no better; where readiness is strict, it is 503. Anybody may ask.',
    security: [],
  })
  @ApiResponse({
    status: 200,
    description:
      'Yes. With the status `degraded`, what needs Stream or Redis fails; `error` says why, and the rest works.',
    type: HealthReport,
    example: READY,
  })
  @ApiResponse({
    status: 503,
    description: 'Not now: the process is stopping, or Stream has never accepted its credentials.',
    type: HealthReport,
    example: UNREADY,
  })
  getReadiness(): Promise<HealthCheckResult> {
    return this.readiness.run();
  }
}
