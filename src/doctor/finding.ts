/** What a check found out. What is not in order names what to do about it. */
export type Finding = SoundFinding | FlawedFinding;

export interface SoundFinding {
  /** The check, such as `credentials`. */
  readonly check: string;
  readonly status: 'ok';
  readonly message: string;
}

export interface FlawedFinding {
  readonly check: string;
  /** `skipped`: it could not be looked at. */
  readonly status: 'warning' | 'error' | 'skipped';
  readonly message: string;
  readonly fix: string;
}
