import { isDate } from 'node:util/types';
import type { ResolvedWebhooksOptions } from '../stream-webhooks.options';
import type { RefusalReason } from './webhook-refusal';

/** Milliseconds since 1970 before which there was no event of Stream Video's. */
const EARLIEST = Date.UTC(2020, 0);

/**
 * Why the `created_at` of an event cannot be right; `undefined` when it may be. The protection against replays and the order
 * of what handlers record depend on it, so an event without a sane one is rejected rather than handled.
 *
 * @param now milliseconds since 1970
 */
export function createdAtProblem(
  createdAt: unknown,
  now: number,
  { maxEventAge, maxEventLead }: Pick<ResolvedWebhooksOptions, 'maxEventAge' | 'maxEventLead'>,
): RefusalReason | undefined {
  if (createdAt === undefined || createdAt === null) return 'created_at is missing';
  const time = isDate(createdAt) ? createdAt.getTime() : NaN;
  if (Number.isNaN(time)) return 'created_at is not a date';
  if (now - time > maxEventAge || time < EARLIEST) return 'created_at is too old';
  return time - now > maxEventLead ? 'created_at is in the future' : undefined;
}
