import type { Micros } from './clock';
import type { JsonObject } from './json';

/** What a client reported of itself. */
export interface ClientEventRecord {
  /** Of the session of a call; absent for what happened outside of one. */
  readonly cid?: string;
  readonly sessionId?: string;
  readonly userId?: string;
  /** `WSJoin`. */
  readonly stage: string;
  readonly isFailure: boolean;
  readonly happenedAt: Micros;
  readonly receivedAt: Micros;
  /** The event as it was reported. */
  readonly event: JsonObject;
}
