import { Registry } from 'prom-client';
import { samplesOf } from '../../../test/metrics/samples';
import { RestMetrics, type AnsweredRequest } from './rest-metrics';

const ROUTE = '/calls/:type/:id';

const aRequest = (request: Partial<AnsweredRequest> = {}): AnsweredRequest => ({
  method: 'GET',
  route: ROUTE,
  status: 200,
  duration: 12,
  ...request,
});

let registry: Registry;
let metrics: RestMetrics;

beforeEach(() => {
  registry = new Registry();
  metrics = new RestMetrics(registry);
});

const requests = () => samplesOf(registry, 'http_server_requests_total');

describe('requests to the server', () => {
  it('are counted by method, route and status', async () => {
    metrics.observe(aRequest());
    metrics.observe(aRequest());
    metrics.observe(aRequest({ status: 404 }));
    metrics.observe(aRequest({ method: 'DELETE', status: 403 }));

    expect(await requests()).toEqual([
      `{method="DELETE",route="${ROUTE}",status="403"} 1`,
      `{method="GET",route="${ROUTE}",status="200"} 2`,
      `{method="GET",route="${ROUTE}",status="404"} 1`,
    ]);
  });

  it('are timed in seconds, from milliseconds', async () => {
    metrics.observe(aRequest({ duration: 250 }));
    metrics.observe(aRequest({ duration: 500 }));

    const labels = `method="GET",route="${ROUTE}"`;
    expect(await samplesOf(registry, 'http_server_request_duration_seconds_sum')).toEqual([
      `{${labels}} 0.75`,
    ]);
    const buckets = await samplesOf(registry, 'http_server_request_duration_seconds_bucket');
    expect(buckets).toContain(`{le="0.25",${labels}} 1`);
    expect(buckets).toContain(`{le="0.5",${labels}} 2`);
  });

  it('are counted as unmatched when there is no such route', async () => {
    metrics.observe(aRequest({ route: undefined, status: 404 }));

    expect(await requests()).toEqual(['{method="GET",route="unmatched",status="404"} 1']);
  });

  it('make no more labels than there are routes and methods', async () => {
    for (let number = 0; number < 5000; number++) {
      metrics.observe(aRequest({ route: `/calls/default/${number}` }));
      metrics.observe(aRequest({ method: `METHOD${number}` }));
    }

    const samples = await requests();
    expect(samples).toHaveLength(1001);
    expect(samples).toContain('{method="GET",route="unmatched",status="200"} 4001');
    expect(samples).toContain(`{method="other",route="${ROUTE}",status="200"} 5000`);
  });
});
