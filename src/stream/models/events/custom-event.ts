import type { CallEventEnvelope, EventUser } from './event-parts';

/** An event of the app's own, sent on a call. */
export interface CustomCallEvent extends CallEventEnvelope<'custom'> {
  custom: Record<string, unknown>;
  /** Who sent it. */
  user: EventUser;
}
