import type { Micros } from './clock';
import type { JsonObject } from './json';
import type { ParticipantClient } from './participant-origin';

/** How a user liked a session of a call. It outlives the call. */
export interface FeedbackRecord {
  readonly cid: string;
  readonly sessionId: string;
  readonly userId: string;
  readonly userSessionId?: string;
  /** From 1 to 5. */
  readonly rating: number;
  readonly reason?: string;
  readonly sdk: string;
  readonly sdkVersion: string;
  readonly custom?: JsonObject;
  /** The software the user was in the call with. */
  readonly client?: ParticipantClient;
  readonly createdAt: Micros;
}
