import { METHODS } from 'node:http';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Registry } from 'prom-client';
import { BatchedHistogram, type Batch } from '../batched-histogram';
import { TalliedCounter, type Tallies } from '../tallied-counter';

/** One request that was answered. */
export interface AnsweredRequest {
  readonly method: string;
  /** The pattern that matched, such as `/calls/:type/:id`, never the path itself; `undefined` when none did. */
  readonly route: string | undefined;
  readonly status: number;
  /** Milliseconds. */
  readonly duration: number;
}

interface RouteCounts {
  readonly requests: Tallies<number>;
  readonly durations: Batch;
}

const UNMATCHED = 'unmatched';

/** More routes than an app has: with so many, somebody passes paths for patterns, and the rest is counted as one. */
const ROUTES_MAX = 1000;

const KNOWN_METHODS: ReadonlySet<string> = new Set(METHODS);

/** Seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Counts and times the requests that this server answers, for Prometheus: `http_server_…`. The server calls `observe` for each,
 * those included that are refused before they reach a route.
 *
 * @example
 * ```ts
 * fastify.addHook('onResponse', (request, reply, done) => {
 *   metrics.observe({
 *     method: request.method,
 *     route: request.routeOptions.url,
 *     status: reply.statusCode,
 *     duration: reply.elapsedTime,
 *   });
 *   done();
 * });
 * ```
 */
@Injectable()
export class RestMetrics implements OnApplicationShutdown {
  readonly #requests: TalliedCounter<'method' | 'route' | 'status'>;
  readonly #durations: BatchedHistogram<'method' | 'route'>;
  /** By route and method. */
  readonly #routes = new Map<string, Map<string, RouteCounts>>();

  constructor(@Inject(Registry) registry: Registry) {
    this.#requests = new TalliedCounter(registry, {
      name: 'http_server_requests_total',
      help: 'Requests that were answered, by the pattern of their route; unmatched: there is no such route.',
      labelNames: ['method', 'route', 'status'],
    });
    this.#durations = new BatchedHistogram(registry, {
      name: 'http_server_request_duration_seconds',
      help: 'How long answers took, from the first byte of the request to the last of the answer.',
      labelNames: ['method', 'route'],
      buckets: BUCKETS,
    });
  }

  observe({ method, route = UNMATCHED, status, duration }: AnsweredRequest): void {
    const { requests, durations } = this.#countsOf(route, method);
    requests.of(status).count++;
    durations.observe(duration / 1000);
  }

  /** Takes its metrics away from the registry, unless another app has them there too. */
  onApplicationShutdown(): void {
    this.#requests.close();
    this.#durations.close();
  }

  #countsOf(route: string, method: string): RouteCounts {
    const known = this.#routes.get(route)?.get(method);
    return known ?? this.#newCounts(this.#boundedRoute(route), KNOWN_METHODS.has(method) ? method : 'other');
  }

  #boundedRoute(route: string): string {
    return this.#routes.has(route) || this.#routes.size < ROUTES_MAX ? route : UNMATCHED;
  }

  #newCounts(route: string, method: string): RouteCounts {
    const methods = this.#routes.get(route) ?? new Map<string, RouteCounts>();
    const counts = methods.get(method) ?? {
      requests: this.#requests.by<number>((status) => ({ method, route, status: String(status) })),
      durations: this.#durations.by({ method, route }),
    };
    methods.set(method, counts);
    this.#routes.set(route, methods);
    return counts;
  }
}
