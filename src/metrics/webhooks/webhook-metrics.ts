import { Inject, Injectable, Optional, type OnApplicationShutdown } from '@nestjs/common';
import { Registry } from 'prom-client';
import { STREAM_EVENT_TYPES } from '../../stream/models/events/stream-event-types';
import { WebhookStatistics, type WebhookStatisticsSnapshot } from '../../webhooks/webhook-statistics';
import type { MetricDescription, Sample } from '../metric';
import { registerCounter } from '../register-counter';

/** Types come from outside, signed though they are; one that Stream does not document is counted as `other`. */
const KNOWN_TYPES: ReadonlySet<string> = new Set(STREAM_EVENT_TYPES);

interface CounterOptions<Label extends string> extends MetricDescription<Label> {
  readonly read: (snapshot: WebhookStatisticsSnapshot) => readonly Sample<Label>[];
}

/** Shows to Prometheus what `StreamWebhooksModule` counts: `stream_webhooks_…`. Nothing, without that module. */
@Injectable()
export class WebhookMetrics implements OnApplicationShutdown {
  readonly #ends: (() => void)[] = [];

  constructor(
    @Inject(Registry) private readonly registry: Registry,
    @Optional() @Inject(WebhookStatistics) private readonly statistics?: WebhookStatistics,
  ) {
    if (statistics) this.#registerAll();
  }

  /** Takes its metrics away from the registry, unless another app has them there too. */
  onApplicationShutdown(): void {
    for (const end of this.#ends) end();
  }

  #registerAll(): void {
    this.#register({
      name: 'stream_webhooks_refused_total',
      help: 'Deliveries that were refused, by reason.',
      labelNames: ['reason'],
      read: ({ refused }) => Object.entries(refused).map(([reason, count]) => [{ reason }, count] as const),
    });
    this.#register<never>({
      name: 'stream_webhooks_reused_ids_total',
      help: 'Deliveries that came under the id of another one, with another body, and were handled as events of their own.',
      labelNames: [],
      read: ({ reusedIds }) => [[{}, reusedIds]],
    });
    this.#register({
      name: 'stream_webhooks_received_total',
      help: 'Deliveries that were accepted, repeated ones included.',
      labelNames: ['type'],
      read: (snapshot) => perType(snapshot, ({ type, received }) => [[{ type }, received]]),
    });
    this.#register({
      name: 'stream_webhooks_ended_total',
      help: 'Deliveries that were accepted, by what became of them.',
      labelNames: ['type', 'outcome'],
      read: (snapshot) =>
        perType(snapshot, ({ type, outcomes }) =>
          Object.entries(outcomes).map(([outcome, count]) => [{ type, outcome }, count] as const),
        ),
    });
    this.#register({
      name: 'stream_webhooks_handler_runs_total',
      help: 'Runs of handlers, by how they ended.',
      labelNames: ['type', 'result'],
      read: (snapshot) =>
        perType(snapshot, ({ type, handled, failed }) => [
          [{ type, result: 'succeeded' }, handled],
          [{ type, result: 'failed' }, failed],
        ]),
    });
    this.#register({
      name: 'stream_webhooks_handler_seconds_total',
      help: 'How long all runs of handlers took together.',
      labelNames: ['type'],
      read: (snapshot) => perType(snapshot, ({ type, durationMs }) => [[{ type }, durationMs / 1000]]),
    });
  }

  #register<Label extends string>({ read, ...description }: CounterOptions<Label>): void {
    const { registry, statistics } = this;
    this.#ends.push(
      registerCounter(registry, description, () => (statistics ? read(statistics.snapshot()) : [])),
    );
  }
}

type TypeCounts = WebhookStatisticsSnapshot['types'][string] & { readonly type: string };

function perType<Label extends string>(
  { types }: WebhookStatisticsSnapshot,
  read: (counts: TypeCounts) => readonly Sample<Label>[],
): Sample<Label>[] {
  return Object.entries(types).flatMap(([type, counts]) =>
    read({ ...counts, type: KNOWN_TYPES.has(type) ? type : 'other' }),
  );
}
