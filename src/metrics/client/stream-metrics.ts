import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Registry } from 'prom-client';
import type { ClientStatus } from '../../stream/client-status';
import type { RequestObserver } from '../../stream/request-observer';
import { BatchedHistogram } from '../batched-histogram';
import { TalliedCounter } from '../tallied-counter';
import { registerClientGauges } from './client-gauges';
import { ClientObserver, type ClientCounters } from './client-observer';

/** What is used of a `StreamClient`. */
export interface MeasuredClient {
  observe(observer: RequestObserver): () => void;
  status(): ClientStatus;
}

/** The name, in the metrics, of the client that has none. */
const UNNAMED = 'default';

/** Seconds. Stream answers within some tens of milliseconds; clients wait three seconds by default. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Counts and times the requests of clients to Stream, for Prometheus: `stream_client_…`. An attempt costs it about a microsecond.
 *
 * @example
 * ```ts
 * const metrics = new StreamMetrics(register); // of prom-client
 * const stop = metrics.watch(client);
 * metrics.close();
 * ```
 */
@Injectable()
export class StreamMetrics implements OnApplicationShutdown {
  readonly #clients = new Map<string, MeasuredClient>();
  readonly #stops = new Map<string, () => void>();
  readonly #counters: ClientCounters;
  readonly #endGauges: () => void;

  /** @param registry several on one registry share its metrics: counts of clients of one name add up */
  constructor(@Inject(Registry) registry: Registry) {
    this.#counters = registerCounters(registry);
    this.#endGauges = registerClientGauges(registry, this.#clients);
  }

  /**
   * Watches a client, in place of the one that was watched by the same name.
   *
   * @param name the value of the label `client`
   * @returns a function that ends it
   */
  watch(client: MeasuredClient, name = UNNAMED): () => void {
    this.#stops.get(name)?.();
    const end = client.observe(new ClientObserver(name, this.#counters));
    const stop = (): void => {
      end();
      if (this.#stops.get(name) !== stop) return;
      this.#stops.delete(name);
      this.#clients.delete(name);
    };
    this.#clients.set(name, client);
    this.#stops.set(name, stop);
    return stop;
  }

  /** Watches no client any more, and takes away the metrics that no other `StreamMetrics` has on the registry. */
  close(): void {
    for (const stop of this.#stops.values()) stop();
    const { requests, retries, durations } = this.#counters;
    for (const counted of [requests, retries, durations]) counted.close();
    this.#endGauges();
  }

  onApplicationShutdown(): void {
    this.close();
  }
}

function registerCounters(registry: Registry): ClientCounters {
  return {
    requests: new TalliedCounter(registry, {
      name: 'stream_client_requests_total',
      help:
        'Attempts to send a request to Stream, by operation and by what came of it: a status, timeout, connection, cancelled, ' +
        'unavailable, unreadable. retry says whether an earlier attempt had failed.',
      labelNames: ['client', 'operation', 'status', 'retry'],
    }),
    retries: new TalliedCounter(registry, {
      name: 'stream_client_retries_total',
      help: 'Attempts that failed and were repeated, by operation and by what they failed with.',
      labelNames: ['client', 'operation', 'reason'],
    }),
    durations: new BatchedHistogram(registry, {
      name: 'stream_client_request_duration_seconds',
      help: 'How long attempts took, from being sent to the last byte of the answer.',
      labelNames: ['client', 'operation'],
      buckets: BUCKETS,
    }),
  };
}
