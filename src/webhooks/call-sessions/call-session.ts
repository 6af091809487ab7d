/** What names a session. */
export interface CallSessionRef {
  /** The public key of the Stream app. */
  readonly apiKey: string;
  /** `<type>:<id>`. */
  readonly callCid: string;
  readonly sessionId: string;
}

/** One connection of a user to the call, from coming to leaving. */
export interface Stay {
  readonly userSessionId: string;
  readonly joinedAt: Date;
  /** The end of the session when the leaving is not known; `null` while the user is in. */
  readonly leftAt: Date | null;
}

/** When one user was in the call. */
export interface Attendance {
  readonly userId: string;
  /** The role of the first stay. */
  readonly role: string;
  /** In the order of coming; those from two devices overlap. */
  readonly stays: readonly Stay[];
  /** Seconds, with three decimals, in which the user was in with at least one device; stays that last do not count yet. */
  readonly durationSeconds: number;
}

/** Who was in a session of a call, as far as events have told. */
export interface CallSession extends CallSessionRef {
  /** `null` while no event told. */
  readonly startedAt: Date | null;
  /** `null` while it lasts. */
  readonly endedAt: Date | null;
  /** Seconds, with three decimals; `null` while it lasts. */
  readonly durationSeconds: number | null;
  /** Who ended the call for all; `null` when nobody did, and the last participant just left. */
  readonly endedBy: string | null;
  /** Stream's reason for the end of the call, or `deleted`; `null` when none is known. */
  readonly endReason: string | null;
  /** In the order of coming. */
  readonly participants: readonly Attendance[];
}
