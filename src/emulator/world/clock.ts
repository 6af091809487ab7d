/** Integer microseconds since 1970: the precision in which Stream stores its times. */
export type Micros = number;

/** A source of the present time in milliseconds since 1970. `Date` itself is one, so Jest's fake timers move it. */
export interface Clock {
  now(): number;
}

const NEAR_FUTURE: Micros = 60_000_000;

/**
 * The clock of one app. Every stamp is later than the one before it, so that `created_at` always sorts in the
 * order in which things were created, even if many fall into one millisecond or the source stands still.
 */
export class AppClock {
  private latest: Micros = 0;
  /** In milliseconds. */
  private ahead = 0;

  constructor(private readonly source: Clock) {}

  /** A new stamp in microseconds, later than every stamp before it. */
  now(): Micros {
    const present = Math.floor(this.millis()) * 1000;
    this.latest = present > this.latest ? present : this.latest + 1;
    return this.latest;
  }

  /** Tells of a stamp that came from elsewhere, so that later ones stay later. One far in the future changes nothing. */
  seen(stamp: Micros): void {
    if (stamp > this.latest && stamp <= this.millis() * 1000 + NEAR_FUTURE) this.latest = stamp;
  }

  /** The present in milliseconds, as the source says it: for expiry, windows and comparisons. */
  millis(): number {
    return this.source.now() + this.ahead;
  }

  /** Is this much ahead of the source from now on, and of what it was ahead before. */
  advance(milliseconds: number): void {
    this.ahead += milliseconds;
  }
}
