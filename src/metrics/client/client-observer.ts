import type { Attempt, AttemptOutcome, RequestObserver, Retry } from '../../stream/request-observer';
import type { Batch, BatchedHistogram } from '../batched-histogram';
import type { Tallies, TalliedCounter } from '../tallied-counter';
import { failureLabel, outcomeLabel } from './outcome-label';

/** What the attempts of all clients are counted in. */
export interface ClientCounters {
  readonly requests: TalliedCounter<'client' | 'operation' | 'status' | 'retry'>;
  readonly retries: TalliedCounter<'client' | 'operation' | 'reason'>;
  readonly durations: BatchedHistogram<'client' | 'operation'>;
}

interface OperationCounts {
  readonly first: Tallies<string>;
  readonly repeated: Tallies<string>;
  readonly retries: Tallies<string>;
  readonly durations: Batch;
}

/** Counts the attempts of one client. */
export class ClientObserver implements RequestObserver {
  readonly #operations = new Map<string, OperationCounts>();

  /** @param client its name in the metrics */
  constructor(
    private readonly client: string,
    private readonly counters: ClientCounters,
  ) {}

  attempt({ operation, attempt }: Attempt): (outcome: AttemptOutcome) => void {
    const { first, repeated, durations } = this.#countsOf(operation);
    const tallies = attempt === 1 ? first : repeated;
    return ({ status, error, duration }) => {
      tallies.of(outcomeLabel(status, error)).count++;
      durations.observe(duration / 1000);
    };
  }

  retry({ operation, error }: Retry): void {
    this.#countsOf(operation).retries.of(failureLabel(error)).count++;
  }

  /** The client has a closed set of operations, so this stays small. */
  #countsOf(operation: string): OperationCounts {
    const known = this.#operations.get(operation);
    if (known) return known;
    const counts = this.#newCounts(operation);
    this.#operations.set(operation, counts);
    return counts;
  }

  #newCounts(operation: string): OperationCounts {
    const { client } = this;
    const { requests, retries, durations } = this.counters;
    return {
      first: requests.by((status) => ({ client, operation, status, retry: 'false' })),
      repeated: requests.by((status) => ({ client, operation, status, retry: 'true' })),
      retries: retries.by((reason) => ({ client, operation, reason })),
      durations: durations.by({ client, operation }),
    };
  }
}
