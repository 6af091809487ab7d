import { Registry } from 'prom-client';
import { samplesOf } from '../../../test/metrics/samples';
import { WebhookStatistics } from '../../webhooks/webhook-statistics';
import { WebhookMetrics } from './webhook-metrics';

let registry: Registry;
let statistics: WebhookStatistics;

beforeEach(() => {
  registry = new Registry();
  statistics = new WebhookStatistics();
  new WebhookMetrics(registry, statistics);
});

describe('webhooks', () => {
  it('are counted when they come, and by what became of them', async () => {
    statistics.received('call.created');
    statistics.received('call.created');
    statistics.ended('call.created', 'handled');
    statistics.ended('call.created', 'duplicate');

    expect(await samplesOf(registry, 'stream_webhooks_received_total')).toEqual(['{type="call.created"} 2']);
    expect(await samplesOf(registry, 'stream_webhooks_ended_total')).toEqual([
      '{type="call.created",outcome="duplicate"} 1',
      '{type="call.created",outcome="handled"} 1',
    ]);
  });

  it('are counted by reason when they are refused', async () => {
    statistics.refused('signature mismatch');

    expect(await samplesOf(registry, 'stream_webhooks_refused_total')).toEqual([
      '{reason="signature mismatch"} 1',
    ]);
  });

  it('are counted when they reuse the id of another one', async () => {
    statistics.reusedId();

    expect(await samplesOf(registry, 'stream_webhooks_reused_ids_total')).toEqual([' 1']);
  });

  it('show how handlers ended, and how long they took', async () => {
    statistics.handled('call.ended', 1500);
    statistics.failed('call.ended', 500);

    expect(await samplesOf(registry, 'stream_webhooks_handler_runs_total')).toEqual([
      '{type="call.ended",result="failed"} 1',
      '{type="call.ended",result="succeeded"} 1',
    ]);
    expect(await samplesOf(registry, 'stream_webhooks_handler_seconds_total')).toEqual([
      '{type="call.ended"} 2',
    ]);
  });

  it('of types that Stream does not document are counted as one', async () => {
    statistics.received('call.something_new');
    statistics.received('call.something_else');

    expect(await samplesOf(registry, 'stream_webhooks_received_total')).toEqual(['{type="other"} 2']);
  });

  it('keep their counts however often they are read', async () => {
    statistics.received('call.created');
    await registry.metrics();

    expect(await samplesOf(registry, 'stream_webhooks_received_total')).toEqual(['{type="call.created"} 1']);
  });

  it('are not mentioned by an app that receives none', async () => {
    const other = new Registry();
    new WebhookMetrics(other);

    expect(await other.metrics()).toBe('\n');
  });
});
