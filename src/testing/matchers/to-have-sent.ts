import { findOne, tally, type MatcherContext, type MatcherResult } from './matcher-context';
import { requireStream } from './observed-stream';

/** Passes if a request of this operation reached Stream with these fields in its body. */
export function toHaveSent(
  this: MatcherContext,
  received: unknown,
  operation: string,
  body: object = {},
): MatcherResult {
  const requests = requireStream('toHaveSent', received).requests();
  return findOne(this, {
    subject: 'the app under test',
    action: `sent ${operation}`,
    candidates: requests
      .filter((request) => request.operation === operation)
      .map((request) => request.body ?? {}),
    fields: body,
    instead: tally(requests.map((request) => request.operation)),
  });
}
