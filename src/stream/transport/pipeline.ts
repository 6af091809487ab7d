import type { ClientStatus } from '../client-status';
import type { ClientClock } from '../clock';
import type { ResolvedClientOptions } from '../stream.options';
import { loadTracing } from '../tracing/load-tracing';
import { WrittenUsers } from '../user-changes/written-users';
import { Admission } from './admission/admission';
import { MemoryRateBudgets } from './admission/budgets/memory-rate-budgets';
import { FairShares } from './admission/fair-shares';
import { ConnectionRecord } from './attempt/connection-record';
import { Observers } from './attempt/observers';
import { Sender } from './attempt/sender';
import { Circuits } from './circuit/circuits';
import { compose, type Send } from './protection';
import { Retries } from './retry/retries';
import { KeptMisses } from './sharing/kept-misses';
import { ResponseCache } from './sharing/response-cache';
import { SharedReads } from './sharing/shared-reads';

/** The protections that every request of a client passes, in their order. */
export class Pipeline {
  readonly send: Send;
  readonly observers = new Observers();
  readonly writtenUsers = new WrittenUsers();
  readonly #record: ConnectionRecord;
  readonly #admission: Admission;
  readonly #fairShares: FairShares;
  readonly #circuits: Circuits | undefined;
  readonly #sender: Sender;

  constructor(serverToken: string, options: ResolvedClientOptions, clock: ClientClock) {
    const { maxConcurrent, maxQueued, principalShare, circuitBreaker, cacheTtl, shareReads } = options;
    const { rateBudgets: budgets = new MemoryRateBudgets() } = options;
    this.#sender = new Sender(serverToken, options, clock);
    this.#record = new ConnectionRecord(clock);
    this.#circuits = circuitBreaker ? new Circuits(circuitBreaker) : undefined;
    this.#admission = new Admission({ maxConcurrent, maxQueued, clock, budgets });
    this.#fairShares = new FairShares({
      principalShare,
      maxConcurrent: Math.ceil(maxConcurrent / 2),
      clock,
      outlook: (operation) => this.#admission.outlook(operation),
    });
    this.#observe(options);

    this.send = compose(
      [
        // Once per request.
        this.writtenUsers,
        cacheTtl > 0 ? new ResponseCache(cacheTtl, clock) : undefined,
        new KeptMisses(clock),
        this.#fairShares,
        shareReads ? new SharedReads() : undefined,
        new Retries(clock, this.observers),
        // Once per attempt.
        this.#circuits?.gate,
        this.#admission,
        this.observers,
        this.#circuits,
        this.#record,
      ],
      this.#sender.send,
    );
  }

  status(): ClientStatus {
    return {
      circuit: this.#circuits?.state ?? 'closed',
      openCircuits: this.#circuits?.openOperations ?? [],
      ...this.#admission.status(),
      connections: this.#sender.sockets(),
      ...this.#record.read(),
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
