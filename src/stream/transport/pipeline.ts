import type { ClientStatus } from '../client-status';
import type { ClientClock } from '../clock';
import type { ResolvedClientOptions } from '../stream.options';
import { loadTracing } from '../tracing/load-tracing';
import { WrittenUsers } from '../user-changes/written-users';
import { Admission } from './admission/admission';
import { MemoryRateBudgets } from './admission/budgets/memory-rate-budgets';
import { FairShares } from './admission/fair-shares';
import { Observers } from './attempt/observers';
import { Sender } from './attempt/sender';
import { Circuits } from './circuit/circuits';
import { compose, type Send } from './protection';
import { Retries } from './retry/retries';
import { KeptMisses } from './sharing/kept-misses';
import { ResponseCache } from './sharing/response-cache';
import { SharedReads } from './sharing/shared-reads';
import { Writes } from './sharing/writes';

/** The protections that every request of a client passes, in their order. */
export class Pipeline {
  readonly send: Send;
  readonly observers = new Observers();
  readonly writtenUsers = new WrittenUsers();
  readonly #admission: Admission;
  readonly #fairShares: FairShares;
  readonly #circuits: Circuits | undefined;
  readonly #sender: Sender;

  constructor(serverToken: string, options: ResolvedClientOptions, clock: ClientClock) {
    const { maxConcurrent, maxQueued, principalShare, circuitBreaker, cacheTtl, shareReads } = options;
    const { rateBudgets: budgets = new MemoryRateBudgets() } = options;
    this.#sender = new Sender(serverToken, options, clock);
    this.#circuits = circuitBreaker ? new Circuits(circuitBreaker) : undefined;
    this.#admission = new Admission({ maxConcurrent, maxQueued, clock, budgets });
    this.#fairShares = new FairShares({
      principalShare,
      maxConcurrent: Math.ceil(maxConcurrent / 2),
      clock,
      outlook: (operation) => this.#admission.outlook(operation),
    });
    this.#observe(options);

    const cache = cacheTtl > 0 ? new ResponseCache(cacheTtl, clock) : undefined;
    const misses = new KeptMisses(clock);
    const sharedReads = shareReads ? new SharedReads() : undefined;
    this.send = compose(
      [
        // Once per request.
        new Writes([sharedReads, misses, cache, this.writtenUsers]),
        cache,
        misses,
        this.#fairShares,
        sharedReads,
        new Retries(clock, this.observers),
        // Once per attempt.
        this.#circuits?.gate,
        this.#admission,
        this.observers,
        this.#circuits,
      ],
      this.#sender.send,
    );
  }

  status(): ClientStatus {
    return {
      circuit: this.#circuits?.state ?? 'closed',
      openCircuits: this.#circuits?.openOperations ?? [],
      ...this.#admission.status(),
      ...this.#sender.status(),
    };
  }

  /** Rejects requests that wait. */
  rejectWaiting(): void {
    this.#fairShares.close();
    this.#admission.close();
  }

  /** Closes the connections. */
  async close(): Promise<void> {
    await this.#sender.close();
  }

  #observe({ onRetry, tracing, baseUrl }: ResolvedClientOptions): void {
    if (onRetry) this.observers.add({ retry: onRetry });
    const spans = tracing ? loadTracing(baseUrl) : undefined;
    if (spans) this.observers.add(spans);
  }
}
