import { findUser } from '../../users/find-user';
import type { App } from '../../world/app';
import { callFields, type Envelope, type EventPayload } from './event-payload';
import { isAppEvent, isUserEvent } from './event-kind';
import { eventUser } from './event-views';

/** Fields of an event as they are sent: in Stream's words, dates as RFC 3339. A `Date` is written as such. */
export type GivenFields = Readonly<Record<string, unknown>>;

/**
 * An event made of given fields, which win over everything else. What they name is completed from the state: `call_cid`
 * brings the `call` with it where the event has one, and a user of only an id becomes the whole user.
 */
export function givenPayload(
  app: App,
  type: string,
  given: GivenFields,
  { createdAt, requestInfo }: Envelope,
): EventPayload {
  const { call_cid: cid } = given;
  const call = typeof cid === 'string' ? app.calls.get(cid) : undefined;
  const fields = Object.entries(given).map(([name, value]) => [name, completed(app, value)]);
  return {
    type,
    created_at: createdAt,
    ...(call && callFields(app, type, call)),
    ...(isAppEvent(type) && { custom: {} }),
    ...(isUserEvent(type) && { members: [] }),
    ...(JSON.parse(JSON.stringify(Object.fromEntries(fields))) as EventPayload),
    ...(requestInfo && { request_info: requestInfo }),
  };
}

function completed(app: App, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.keys(value).join() !== 'id') return value;
  const { id } = value as { readonly id: unknown };
  const user = typeof id === 'string' ? findUser(app, id) : undefined;
  return user ? eventUser(app, user) : value;
}
