import { Get, Inject, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiResponse } from '@nestjs/swagger';
import { Registry } from 'prom-client';
import { Operation } from '../rest/operation.decorator';
import { RestController } from '../rest/rest-controller.decorator';

const EXAMPLE = `# HELP stream_client_circuit_state The state of the circuit breaker: 1 for the one it is in, 0 for the others.
# TYPE stream_client_circuit_state gauge
stream_client_circuit_state{client="default",state="closed"} 1
`;

@RestController('metrics', 'metrics')
export class MetricsController {
  constructor(
    @Inject(Registry) private readonly registry: Registry,
    @Inject(HttpAdapterHost) private readonly adapterHost: HttpAdapterHost,
  ) {}

  @Get()
  @ApiResponse({
    status: 200,
    description: 'The metrics, in the text format of Prometheus.',
    content: { 'text/plain': { schema: { type: 'string' }, example: EXAMPLE } },
  })
  @Operation({
    summary: 'Read the metrics',
    description: 'Requests to Stream and to this API, webhooks and the process, for Prometheus.',
    scopes: ['metrics:read'],
    answers: [{ status: 200, description: 'The metrics.' }],
  })
  async getMetrics(@Res({ passthrough: true }) response: unknown): Promise<string> {
    const { httpAdapter } = this.adapterHost;
    httpAdapter.setHeader(response, 'Content-Type', this.registry.contentType);
    httpAdapter.setHeader(response, 'Cache-Control', 'no-store');
    return this.registry.metrics();
  }
}
