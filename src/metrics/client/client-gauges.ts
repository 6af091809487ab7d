import { Gauge, type Registry } from 'prom-client';
import type { ClientStatus } from '../../stream/client-status';
import type { RateLimit } from '../../stream/transport/decoding/response-metadata';
import type { MetricDescription, Sample } from '../metric';
import { shareMetric } from '../shared-metric';

/** The clients to read, by their names in the metrics. */
export type WatchedClients = ReadonlyMap<string, { status(): ClientStatus }>;

const CIRCUIT_STATES = ['closed', 'half-open', 'open'] as const;
const LANES = ['interactive', 'bulk'] as const;

/** The labels are those besides `client`. */
interface GaugeOptions<Label extends string> extends MetricDescription<Label> {
  /** What there is to say of one client. */
  readonly read: (status: ClientStatus) => readonly Sample<Label>[];
  /** What there is to say of two clients of one name, such as those of two apps. */
  readonly together: (one: number, other: number) => number;
}

const sum = (one: number, other: number): number => one + other;

/**
 * Registers what can be read of clients at any time; they are read when the metrics are, and not before.
 *
 * @returns a function that ends it
 */
export function registerClientGauges(registry: Registry, clients: WatchedClients): () => void {
  const leaves: (() => void)[] = [];
  const register = <Label extends string>({
    name,
    help,
    labelNames,
    read,
    together,
  }: GaugeOptions<Label>): void => {
    const create = (apps: ReadonlySet<WatchedClients>) =>
      new Gauge({
        name,
        help,
        labelNames: ['client', ...labelNames],
        registers: [registry],
        collect() {
          this.reset();
          const values = new Map<string, number>();
          for (const [client, watched] of [...apps].flatMap((app) => [...app])) {
            for (const [labels, value] of read(watched.status())) {
              const key = JSON.stringify([client, labels]);
              const other = values.get(key);
              values.set(key, other === undefined ? value : together(value, other));
              this.set({ client, ...labels }, values.get(key) ?? value);
            }
          }
        },
      });
    leaves.push(shareMetric(registry, name, clients, create).leave);
  };

  register({
    name: 'stream_client_requests_in_flight',
    help: 'Requests to Stream that were sent and have no answer yet.',
    labelNames: [],
    together: sum,
    read: ({ inFlight }) => [[{}, inFlight]],
  });
  register({
    name: 'stream_client_requests_queued',
    help: 'Requests that wait to be sent, by lane.',
    labelNames: ['lane'],
    together: sum,
    read: ({ queued }) => LANES.map((lane) => [{ lane }, queued[lane]] as const),
  });
  register({
    name: 'stream_client_sockets',
    help: 'Sockets of the connection pool: free ones wait for a request.',
    labelNames: ['state'],
    together: sum,
    read: ({ connections }) =>
      connections
        ? [
            [{ state: 'open' }, connections.open],
            [{ state: 'free' }, connections.free],
          ]
        : [],
  });
  register({
    name: 'stream_client_circuit_state',
    help: 'The state of the circuit breaker: 1 for the one it is in, 0 for the others.',
    labelNames: ['state'],
    together: Math.max,
    read: ({ circuit }) => CIRCUIT_STATES.map((state) => [{ state }, Number(state === circuit)] as const),
  });
  register({
    name: 'stream_client_rate_limit',
    help: "Stream's limit of requests in a minute, as of its latest answer.",
    labelNames: ['operation'],
    together: Math.max,
    read: ({ rateLimits }) => perOperation(rateLimits, ({ limit }) => limit),
  });
  register({
    name: 'stream_client_rate_limit_remaining',
    help: "What is left of Stream's limit in this minute.",
    labelNames: ['operation'],
    together: Math.min,
    read: ({ rateLimits }) => perOperation(rateLimits, remainingNow),
  });
  return () => {
    for (const leave of leaves) leave();
  };
}

function perOperation(
  rateLimits: ClientStatus['rateLimits'],
  read: (rateLimit: RateLimit) => number,
): Sample<'operation'>[] {
  return Object.entries(rateLimits).map(
    ([operation, rateLimit]) => [{ operation }, read(rateLimit)] as const,
  );
}

/** The latest answer may be of a minute that is over: then all is left again. */
function remainingNow({ limit, remaining, reset }: RateLimit): number {
  return reset.getTime() <= Date.now() ? limit : remaining;
}
