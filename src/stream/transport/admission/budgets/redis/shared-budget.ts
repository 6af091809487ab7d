import type { RequestLane } from '../../../../request-options';
import type { RateLimit } from '../../../decoding/response-metadata';
import type { OperationBudget } from '../operation-budget';
import type { EndedRequest, RateBudget, RateOutlook } from '../rate-budgets';
import type { Shared } from './exchange';

/** How a budget reaches the others. */
export interface Sharing {
  /** Whether Redis answers, as far as is known. */
  isUp(now: number): boolean;
  /** Asks for the permission to send a bulk request. */
  ask(budget: SharedBudget): void;
  /** Tells the others soon what changed. */
  tell(budget: SharedBudget): void;
}

/** How long the permission for a bulk request holds, in milliseconds. */
const PERMIT_TIME = 1000;

/**
 * The budget of an operation that several replicas use up. Interactive requests go by what this replica knows, which the others
 * add to in the background; bulk requests ask for permission, one at a time. In an outage of Redis, both go by what it knows.
 */
export class SharedBudget implements RateBudget {
  #isAsking = false;
  #permittedUntil = -Infinity;
  #shutUntil = -Infinity;

  constructor(
    readonly operation: string,
    readonly local: OperationBudget,
    private readonly sharing: Sharing,
  ) {}

  delay(lane: RequestLane, now: number): number {
    const delay = this.local.delay(lane, now);
    if (lane === 'interactive' || delay > 0 || this.#needsNoPermit(now)) return delay;
    if (now < this.#shutUntil) return this.#shutUntil - now;
    if (!this.#isAsking) {
      this.#isAsking = true;
      this.sharing.ask(this);
    }
    return Infinity;
  }

  outlook(now: number): RateOutlook | undefined {
    return this.local.outlook(now);
  }

  sent(lane: RequestLane, now: number): void {
    if (lane === 'bulk') this.#permittedUntil = -Infinity;
    else this.sharing.tell(this);
    this.local.sent(lane, now);
  }

  ended(lane: RequestLane, request: EndedRequest): void {
    this.local.ended(lane, request);
    this.sharing.tell(this);
  }

  limit(now: number): RateLimit | undefined {
    return this.local.limit(now);
  }

  /** Takes in what all know. */
  learn({ heard }: Shared, now: number): void {
    if (heard) this.local.learn(heard, -Infinity, now);
  }

  /** Takes in the answer to the question whether a bulk request may go; without one, Redis is out. */
  answer(shared: Shared | undefined, now: number): void {
    this.#isAsking = false;
    if (!shared) return;
    this.learn(shared, now);
    if (shared.wait > 0) this.#shutUntil = now + shared.wait;
    else this.#permittedUntil = now + PERMIT_TIME;
  }

  #needsNoPermit(now: number): boolean {
    return now < this.#permittedUntil || this.local.isUnlimited || !this.sharing.isUp(now);
  }
}
