import type { Principal } from '../access/principal';
import { toWire, type Wire } from '../rest/wire';
import { withoutPrivateFields } from './private-fields';

declare const SHOWN: unique symbol;

/** An answer about calls as a principal may see it, with its dates as text: nothing but `shownTo` makes one. */
export type Shown<Answer extends object = object> = Wire<Answer> & { readonly [SHOWN]: true };

/**
 * What a principal is shown of an answer about calls: a service all of it, a user nothing that Stream tells a server alone
 * about other users, such as their devices. Whom a user has a call with is its own choice, so that being a member must show no
 * more than Stream shows members.
 *
 * @param answer nobody else's: its dates are written as text in place
 */
export function shownTo<Answer extends object>(
  principal: Principal | undefined,
  answer: Answer,
): Shown<Answer> {
  const shown = principal?.kind === 'service' ? answer : withoutPrivateFields(answer, principal?.subject);
  return toWire(shown as Answer) as Shown<Answer>;
}
