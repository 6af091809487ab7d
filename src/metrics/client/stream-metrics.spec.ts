import { Registry } from 'prom-client';
import { failureOf, useClientFixture } from '../../../test/support/client-fixture';
import { samplesOf } from '../../../test/metrics/samples';
import type { ClientStatus } from '../../stream/client-status';
import { StreamMetrics, type MeasuredClient } from './stream-metrics';

const fixture = useClientFixture();

const REFUSAL = {
  code: 16,
  message: 'GetApp failed with error: "there is no app"',
  StatusCode: 404,
  duration: '0',
};

const aStatus = (status: Partial<ClientStatus> = {}): ClientStatus => ({
  circuit: 'closed',
  openCircuits: [],
  inFlight: 0,
  queued: { interactive: 0, bulk: 0 },
  rateLimits: {},
  ...status,
});

const aClientWith = (status: ClientStatus): MeasuredClient => ({
  observe: () => () => undefined,
  status: () => status,
});

const inOneMinute = () => new Date(Date.now() + 60_000);
const aMinuteAgo = () => new Date(Date.now() - 60_000);

let registry: Registry;
let metrics: StreamMetrics;

beforeEach(() => {
  registry = new Registry();
  metrics = new StreamMetrics(registry);
});

describe('requests to Stream', () => {
  it('are counted by operation and status', async () => {
    const { client, server } = await fixture.aClient(({ url }) =>
      url.includes('/app') ? { status: 404, body: REFUSAL } : {},
    );
    metrics.watch(client);

    await client.listRoles();
    await client.listRoles();
    await failureOf(client.getApp());

    expect(await samplesOf(registry, 'stream_client_requests_total')).toEqual([
      '{client="default",operation="GetApp",status="404",retry="false"} 1',
      '{client="default",operation="ListRoles",status="200",retry="false"} 2',
    ]);
    expect(server.requests).toHaveLength(3);
  });

  it('are counted apart when they repeat others, with what these failed with', async () => {
    let requests = 0;
    const { client } = await fixture.aClient(() => {
      requests++;
      return requests === 1 ? { status: 503, body: { ...REFUSAL, code: -1, StatusCode: 503 } } : {};
    });
    metrics.watch(client);

    await client.getApp({ retries: 1 });

    expect(await samplesOf(registry, 'stream_client_requests_total')).toEqual([
      '{client="default",operation="GetApp",status="200",retry="true"} 1',
      '{client="default",operation="GetApp",status="503",retry="false"} 1',
    ]);
    expect(await samplesOf(registry, 'stream_client_retries_total')).toEqual([
      '{client="default",operation="GetApp",reason="503"} 1',
    ]);
  });

  it('are counted with the reason when there is no answer', async () => {
    const { client } = await fixture.aClient(() => undefined);
    metrics.watch(client);

    await failureOf(client.getApp({ timeout: 20, retries: 0 }));

    expect(await samplesOf(registry, 'stream_client_requests_total')).toEqual([
      '{client="default",operation="GetApp",status="timeout",retry="false"} 1',
    ]);
  });

  it('are timed by operation, in seconds', async () => {
    const { client } = await fixture.aClient();
    metrics.watch(client);

    await client.getApp();

    const labels = 'client="default",operation="GetApp"';
    expect(await samplesOf(registry, 'stream_client_request_duration_seconds_count')).toEqual([
      `{${labels}} 1`,
    ]);
    const buckets = await samplesOf(registry, 'stream_client_request_duration_seconds_bucket');
    expect(buckets).toContain(`{le="10",${labels}} 1`);
    const [sum] = await samplesOf(registry, 'stream_client_request_duration_seconds_sum');
    expect(Number(sum!.split(' ')[1])).toBeGreaterThan(0);
    expect(Number(sum!.split(' ')[1])).toBeLessThan(10);
  });
});

describe('the state of a client', () => {
  it('is read when the metrics are', async () => {
    const connections = { open: 5, free: 2 };
    const status = aStatus({
      circuit: 'half-open',
      inFlight: 3,
      queued: { interactive: 1, bulk: 7 },
      connections,
    });
    metrics.watch(aClientWith(status), 'eu');

    expect(await samplesOf(registry, 'stream_client_requests_in_flight')).toEqual(['{client="eu"} 3']);
    expect(await samplesOf(registry, 'stream_client_requests_queued')).toEqual([
      '{client="eu",lane="bulk"} 7',
      '{client="eu",lane="interactive"} 1',
    ]);
    expect(await samplesOf(registry, 'stream_client_sockets')).toEqual([
      '{client="eu",state="free"} 2',
      '{client="eu",state="open"} 5',
    ]);
    expect(await samplesOf(registry, 'stream_client_circuit_state')).toEqual([
      '{client="eu",state="closed"} 0',
      '{client="eu",state="half-open"} 1',
      '{client="eu",state="open"} 0',
    ]);
  });

  it('says nothing of sockets that the client does not know', async () => {
    metrics.watch(aClientWith(aStatus()));

    expect(await samplesOf(registry, 'stream_client_sockets')).toEqual([]);
  });

  it('shows what is left of the rate limits, all of it once the minute is over', async () => {
    const rateLimits = {
      GetCall: { limit: 1000, remaining: 12, reset: inOneMinute() },
      UpdateUsers: { limit: 300, remaining: 0, reset: aMinuteAgo() },
    };
    metrics.watch(aClientWith(aStatus({ rateLimits })));

    expect(await samplesOf(registry, 'stream_client_rate_limit')).toEqual([
      '{client="default",operation="GetCall"} 1000',
      '{client="default",operation="UpdateUsers"} 300',
    ]);
    expect(await samplesOf(registry, 'stream_client_rate_limit_remaining')).toEqual([
      '{client="default",operation="GetCall"} 12',
      '{client="default",operation="UpdateUsers"} 300',
    ]);
  });
});

describe('watching a client', () => {
  it('ends when asked to, and what was counted stays', async () => {
    const { client } = await fixture.aClient();
    const stop = metrics.watch(client);
    await client.getApp();

    stop();
    await client.getApp();

    const [requests] = await samplesOf(registry, 'stream_client_requests_total');
    expect(requests).toBe('{client="default",operation="GetApp",status="200",retry="false"} 1');
    expect(await samplesOf(registry, 'stream_client_circuit_state')).toEqual([]);
  });

  it('goes on with another client of the same name', async () => {
    const [one, other] = [await fixture.aClient(), await fixture.aClient()];
    const stopOne = metrics.watch(one.client);
    metrics.watch(other.client);
    stopOne();

    await one.client.getApp();
    await other.client.getApp();

    const [requests] = await samplesOf(registry, 'stream_client_requests_total');
    expect(requests).toBe('{client="default",operation="GetApp",status="200",retry="false"} 1');
    expect(await samplesOf(registry, 'stream_client_requests_in_flight')).toHaveLength(1);
  });

  it('tells clients apart by name', async () => {
    const [one, other] = [await fixture.aClient(), await fixture.aClient()];
    metrics.watch(one.client, 'eu');
    metrics.watch(other.client, 'us');

    await Promise.all([one.client.getApp(), other.client.getApp()]);

    expect(await samplesOf(registry, 'stream_client_requests_total')).toEqual([
      '{client="eu",operation="GetApp",status="200",retry="false"} 1',
      '{client="us",operation="GetApp",status="200",retry="false"} 1',
    ]);
  });

  it('ends with the application', async () => {
    const { client } = await fixture.aClient();
    metrics.watch(client);

    metrics.onApplicationShutdown();
    await client.getApp();

    expect(await samplesOf(registry, 'stream_client_requests_total')).toEqual([]);
  });
});

describe('two apps on one registry', () => {
  const resets = inOneMinute();
  const aBusyOne = (inFlight: number, circuit: ClientStatus['circuit'], remaining: number) =>
    aClientWith(
      aStatus({ inFlight, circuit, rateLimits: { GetApp: { limit: 60, remaining, reset: resets } } }),
    );

  it('show their clients of one name together', async () => {
    const other = new StreamMetrics(registry);
    metrics.watch(aBusyOne(2, 'closed', 50));
    other.watch(aBusyOne(3, 'open', 40));
    const gauges = ['requests_in_flight', 'circuit_state', 'rate_limit', 'rate_limit_remaining'];
    const read = async () =>
      (await Promise.all(gauges.map((name) => samplesOf(registry, `stream_client_${name}`)))).flat();

    expect(await read()).toEqual([
      '{client="default"} 5',
      '{client="default",state="closed"} 1',
      '{client="default",state="half-open"} 0',
      '{client="default",state="open"} 1',
      '{client="default",operation="GetApp"} 60',
      '{client="default",operation="GetApp"} 40',
    ]);
    other.close();
    expect((await read())[0]).toBe('{client="default"} 2');
    metrics.close();
    expect(registry.getMetricsAsArray()).toEqual([]);
  });
});
