import type { RateLimit } from '../../decoding/response-metadata';
import { ChangeListeners } from './change-listeners';
import { OperationBudget } from './operation-budget';
import type { RateBudget, RateBudgets } from './rate-budgets';
import { ServerTime } from './server-time';

/** Knows of the rate limits what the responses told to this client, or to those of this process that share it. */
export class MemoryRateBudgets implements RateBudgets {
  readonly #serverTime = new ServerTime();
  readonly #budgets = new Map<string, OperationBudget>();
  readonly #listeners = new ChangeListeners();
  readonly #onEnded = (): void => {
    this.#listeners.requestEnded();
  };

  of(operation: string): RateBudget {
    let budget = this.#budgets.get(operation);
    if (!budget)
      this.#budgets.set(operation, (budget = new OperationBudget(this.#serverTime, this.#onEnded)));
    return budget;
  }

  limits(now: number): Record<string, RateLimit> {
    return limitsOf(this.#budgets, now);
  }

  onChange(changed: () => void): () => void {
    return this.#listeners.add(changed);
  }
}

/** What is left of the budgets that are known. */
export function limitsOf(
  budgets: ReadonlyMap<string, { limit(now: number): RateLimit | undefined }>,
  now: number,
): Record<string, RateLimit> {
  const limits: Record<string, RateLimit> = {};
  for (const [operation, budget] of budgets) {
    const limit = budget.limit(now);
    if (limit) limits[operation] = limit;
  }
  return limits;
}
