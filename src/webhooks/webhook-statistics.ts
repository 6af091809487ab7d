import { Injectable } from '@nestjs/common';
import type { RefusalReason } from './receiver/webhook-refusal';
import type { DeliveryOutcome } from './delivery/webhook-delivery';

/** Counts of one event type since the start. */
export interface EventTypeStatistics {
  /** Deliveries that were accepted for handling, repeated ones included. */
  readonly received: number;
  /** Of these, how they ended. */
  readonly outcomes: Readonly<Partial<Record<DeliveryOutcome, number>>>;
  /** Runs of handlers that succeeded. */
  readonly handled: number;
  /** Runs of handlers that failed. */
  readonly failed: number;
  /** Milliseconds that all runs of handlers took together. */
  readonly durationMs: number;
}

export interface WebhookStatisticsSnapshot {
  readonly refused: Readonly<Partial<Record<RefusalReason, number>>>;
  /** Deliveries that came under the id of another one, with another body. */
  readonly reusedIds: number;
  readonly types: Readonly<Record<string, EventTypeStatistics>>;
}

interface Counts {
  received: number;
  readonly outcomes: Map<DeliveryOutcome, number>;
  handled: number;
  failed: number;
  durationMs: number;
}

/** Counts what came in and what became of it. */
@Injectable()
export class WebhookStatistics {
  readonly #refused = new Map<RefusalReason, number>();
  readonly #types = new Map<string, Counts>();
  #reusedIds = 0;

  refused(reason: RefusalReason): void {
    this.#refused.set(reason, (this.#refused.get(reason) ?? 0) + 1);
  }

  reusedId(): void {
    this.#reusedIds += 1;
  }

  received(type: string): void {
    this.#of(type).received += 1;
  }

  ended(type: string, outcome: DeliveryOutcome): void {
    const { outcomes } = this.#of(type);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }

  /** @param duration milliseconds */
  handled(type: string, duration: number): void {
    const counts = this.#of(type);
    counts.handled += 1;
    counts.durationMs += duration;
  }

  /** @param duration milliseconds */
  failed(type: string, duration: number): void {
    const counts = this.#of(type);
    counts.failed += 1;
    counts.durationMs += duration;
  }

  snapshot(): WebhookStatisticsSnapshot {
    const types = [...this.#types].map(([type, counts]): [string, EventTypeStatistics] => [
      type,
      { ...counts, outcomes: Object.fromEntries(counts.outcomes) },
    ]);
    return {
      refused: Object.fromEntries(this.#refused),
      reusedIds: this.#reusedIds,
      types: Object.fromEntries(types),
    };
  }

  #of(type: string): Counts {
    const known = this.#types.get(type);
    if (known) return known;
    const counts: Counts = { received: 0, outcomes: new Map(), handled: 0, failed: 0, durationMs: 0 };
    this.#types.set(type, counts);
    return counts;
  }
}
