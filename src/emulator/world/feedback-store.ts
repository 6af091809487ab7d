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

/** Feedback with its place in the order of submission. */
export interface StoredFeedback extends FeedbackRecord {
  readonly sequence: number;
}

/** The feedback of the users of one app. */
export class FeedbackStore {
  /** Oldest first. */
  readonly all: StoredFeedback[] = [];
  private readonly bySession = new Map<string, StoredFeedback[]>();

  add(record: FeedbackRecord): void {
    const stored = { ...record, sequence: this.all.length };
    this.all.push(stored);
    const key = keyOf(record.cid, record.sessionId);
    const ofSession = this.bySession.get(key);
    if (ofSession === undefined) this.bySession.set(key, [stored]);
    else ofSession.push(stored);
  }

  /** Oldest first. */
  ofSession(cid: string, sessionId: string): readonly StoredFeedback[] {
    return this.bySession.get(keyOf(cid, sessionId)) ?? [];
  }
}

function keyOf(cid: string, sessionId: string): string {
  return `${cid} ${sessionId}`;
}
