import { findOne, tally, type MatcherContext, type MatcherResult } from './matcher-context';
import { requireStream } from './observed-stream';

/** Passes if Stream emitted an event of this type with these fields. */
export function toHaveEmitted(
  this: MatcherContext,
  received: unknown,
  type: string,
  fields: object = {},
): MatcherResult {
  const events = requireStream('toHaveEmitted', received).events();
  return findOne(this, {
    subject: 'Stream',
    action: `emitted ${type}`,
    candidates: events.filter((event) => event.type === type).map(({ payload }) => payload),
    fields,
    instead: tally(events.map((event) => event.type)),
  });
}
