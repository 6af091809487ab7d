import type { IdempotencyOutcome, KeptAnswer } from './store/idempotency-store';

/** Refusals after which nothing was done, and the request is corrected rather than repeated. */
const REFUSED: ReadonlySet<number> = new Set([400, 401, 403]);

/** Answers that another try may turn into a better one. */
const WORTH_RETRYING: ReadonlySet<number> = new Set([408, 425, 429, 499]);

/**
 * What an answer means for its key. An answer that leaves open whether the request was carried out (504, or 503 when the
 * connection broke) is not kept: a repeat then asks Stream again, for the same id.
 */
export function outcomeOf(answer: KeptAnswer): IdempotencyOutcome {
  if (REFUSED.has(answer.status)) return { kind: 'refused' };
  if (WORTH_RETRYING.has(answer.status) || answer.status >= 500) return { kind: 'failed' };
  return { kind: 'answered', answer };
}
