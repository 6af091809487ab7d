import type { CallSessionRef } from '../call-session';
import type { SessionFact } from '../fold/session-fact';

/** What a step that must happen once per session may do now: `mine` to do it, `done` to leave it, `busy` to come back. */
export type Claim = 'mine' | 'done' | 'busy';

/** Which entries of an app are asked for, and when. */
export interface TakenPage {
  /** The public key of the Stream app. */
  readonly apiKey: string;
  readonly limit: number;
  /** In milliseconds since 1970, as is `now`. */
  readonly before: number;
  readonly now: number;
}

/** What names a call. */
export type CallKey = Omit<CallSessionRef, 'sessionId'>;

/**
 * Keeps what events have told of sessions. A store of your own passes the same tests when adding is a union of sets, and
 * both `add` and `claim` are atomic.
 */
export interface CallSessionStore {
  /** Adds facts and returns all facts of the session; facts it has already change nothing. */
  add(ref: CallSessionRef, facts: readonly SessionFact[]): Promise<SessionFact[]>;
  /** All facts of a session; none for one it does not know. */
  find(ref: CallSessionRef): Promise<SessionFact[]>;
  /** The sessions of a call that it knows. */
  sessionsOf(call: CallKey): Promise<CallSessionRef[]>;
  /**
   * Sessions of an app without an end, those first that were longest ago given here or were added; `limit` of them at most, and
   * only those not given or added since `before`. They count as given at `now`.
   */
  takeOpen(page: TakenPage): Promise<CallSessionRef[]>;
  /**
   * Asks to do a step that must happen once. Who gets `mine` calls `settle` at its end; who does not within `lease`
   * milliseconds loses the claim.
   */
  claim(ref: CallSessionRef, step: string, lease: number): Promise<Claim>;
  /** Ends a claim: the step is `done`, or is to be done again. */
  settle(ref: CallSessionRef, step: string, outcome: 'done' | 'failed'): Promise<void>;
  /** Remembers until some time, in milliseconds since 1970, that a call may get recordings; a later time counts. */
  watchRecordings(call: CallKey, until: number): Promise<void>;
  /** Calls of an app that may get recordings, in the manner of `takeOpen`; a call that was not given yet is always among them. */
  takeWatched(page: TakenPage): Promise<CallKey[]>;
  /** Closes the connections that it opened. */
  close(): Promise<void>;
}
