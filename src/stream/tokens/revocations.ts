import { isDate } from 'node:util/types';
import { SYSTEM_CLOCK, type ClientClock } from '../clock';

/** The clocks of replicas and of Stream differ by no more seconds than these; a moment further ahead is one of the future. */
const CLOCKS_DIFFER_MAX = 5;

/** More users than this are not remembered at a time; the oldest entry then counts for every user. */
const USERS_MAX = 10_000;

/** Timers may fire a millisecond early. */
const TIMER_PRECISION = 2;

/** The key of revocations for all users of the app: no user has an empty id. */
const ALL_USERS = '';

interface RevocationOptions {
  /** Seconds by which tokens are dated back. */
  readonly backdating: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Default: the system's timers. */
  readonly clock?: Pick<ClientClock, 'schedule'>;
}

interface Revocation {
  /** The first second in which tokens are valid again. */
  readonly first: number;
  /** Whether a token may have been dated at that second. */
  isUsed: boolean;
}

/**
 * Chooses the moments of revocations and the issue times of tokens, so that a revocation ends every token from before it and
 * none from after it.
 *
 * Stream compares two numbers: `iat` of the token, in whole seconds, with `revoke_tokens_issued_before`. Nothing else tells a
 * token from before a revocation from one after it, so the two need different seconds. Let `s` be the present second:
 *
 * - Tokens are dated back by `backdating`, so those made until now have an `iat` of at most `s - 1`, or of `s` without
 *   backdating and where the caller chose it. The moment sent is half a second later than the last of these: `s - 0.5` or
 *   `s + 0.5`. It is never a whole second, so that it does not matter whether Stream compares with `<` or `<=`.
 * - Tokens made afterwards are dated at the whole second that follows, `s` or `s + 1`, for as long as backdating would put them
 *   before it.
 * - Stream rejects an `iat` in its future. A revocation therefore ends when Stream's clock, known by the header `Date` of its
 *   response, has reached that second. That takes no time unless the second is `s + 1` or the local clock is ahead.
 *
 * The moment is not dated back by all of `backdating`, although other replicas could then issue tokens at once without knowing
 * of the revocation: tokens made before it by a replica whose clock is ahead, or by issuers that date theirs back less, would
 * survive. As it is, a replica's old tokens end while its clock is ahead by less than `backdating - 1` seconds.
 *
 * What no client can know: a revocation by another process, before a response or webhook about the user tells of it. Tokens
 * made in the `backdating` seconds after it are then refused. And a token of another issuer with an `iat` of `s`: it survives
 * the default moment. A moment that the caller gives is sent as it is, and ends such tokens too.
 */
export class Revocations {
  readonly #options: RevocationOptions;
  readonly #revocations = new Map<string, Revocation>();
  /** Of users whose revocations had to make room. */
  #evicted: Revocation = { first: 0, isUsed: false };
  #lastChosenByCaller = 0;

  constructor(options: RevocationOptions) {
    this.#options = options;
  }

  /** The issue time of a token made now, in unix seconds. */
  issueTime(userId: string): number {
    const datedBack = this.#second() - this.#options.backdating;
    if (this.#revocations.size === 0 && this.#evicted.first <= datedBack) return datedBack;
    const relevant = this.#relevantTo(userId).filter(({ first }) => first > datedBack);
    const issuedAt = Math.max(datedBack, ...relevant.map(({ first }) => first));
    for (const revocation of relevant) revocation.isUsed ||= revocation.first === issuedAt;
    return issuedAt;
  }

  /** Takes note of an issue time that the caller chose, in unix seconds. */
  chosen(iat: number): void {
    this.#lastChosenByCaller = Math.max(this.#lastChosenByCaller, iat);
  }

  /** The moment for a revocation that ends all tokens made until now. */
  moment(userId: string): Date {
    const second = this.#second();
    const lastDatedBack = second - Math.min(1, this.#options.backdating);
    // Never earlier than a revocation before: that would bring tokens back.
    const ended = this.#relevantTo(userId).map(({ first, isUsed }) => (isUsed ? first : first - 1));
    const last = Math.max(lastDatedBack, Math.min(second, this.#lastChosenByCaller), ...ended);
    return new Date((last + 0.5) * 1000);
  }

  /**
   * Remembers a revocation, as long as it matters for the date of new tokens.
   *
   * @param isUsed whether others may have made tokens since
   */
  note(before: Date, userId: string = ALL_USERS, isUsed = false): void {
    const first = firstSecondAfter(before);
    const second = this.#second();
    if (!(first > second - this.#options.backdating)) return;
    const known = this.#revocations.get(userId)?.first ?? 0;
    // A response that is late must not undo what is known; a moment of the future, given by mistake, may be taken back.
    if (known >= first && known <= second + CLOCKS_DIFFER_MAX) return;
    this.#revocations.delete(userId);
    this.#revocations.set(userId, { first, isUsed });
    if (this.#revocations.size > USERS_MAX) this.#evictOldest(second);
  }

  /**
   * Waits until Stream accepts tokens made after the revocation.
   *
   * @param serverDate when Stream responded, by its own clock, rounded down to a second
   */
  async untilTokensAreValid(before: Date, serverDate: Date | undefined): Promise<void> {
    const present = serverDate?.getTime() ?? this.#options.now();
    const delay = firstSecondAfter(before) * 1000 - present;
    if (!(delay > 0 && delay <= CLOCKS_DIFFER_MAX * 1000)) return;
    const { clock = SYSTEM_CLOCK } = this.#options;
    await new Promise<void>((resolve) => {
      clock.schedule(resolve, delay + TIMER_PRECISION);
    });
  }

  /** Without those that date from the future. */
  #relevantTo(userId: string): Revocation[] {
    const second = this.#second();
    return [this.#of(userId, second), this.#of(ALL_USERS, second), this.#evicted].filter(
      (revocation): revocation is Revocation =>
        revocation !== undefined && revocation.first <= second + CLOCKS_DIFFER_MAX,
    );
  }

  #of(userId: string, second: number): Revocation | undefined {
    const revocation = this.#revocations.get(userId);
    if (revocation && revocation.first <= second - this.#options.backdating) this.#revocations.delete(userId);
    return revocation;
  }

  #evictOldest(second: number): void {
    const [oldest] = this.#revocations;
    if (!oldest) return;
    const [userId, revocation] = oldest;
    this.#revocations.delete(userId);
    const { first } = revocation;
    if (first <= second + CLOCKS_DIFFER_MAX && first > this.#evicted.first) this.#evicted = revocation;
  }

  #second(): number {
    return Math.floor(this.#options.now() / 1000);
  }
}

/** In unix seconds; NaN for what is no date: callers in JavaScript may pass anything. */
function firstSecondAfter(before: unknown): number {
  const time = typeof before === 'string' ? Date.parse(before) : isDate(before) ? before.getTime() : NaN;
  return Math.floor(time / 1000) + 1;
}
