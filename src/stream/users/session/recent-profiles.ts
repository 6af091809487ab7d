import type { SessionProfile, SessionUser } from '../../models/session.model';

/** More users than this are not remembered at a time; the one that was asked about least recently goes first. */
const USERS_MAX = 10_000;

/** A user as a session shows it, and how often it was written for that. */
export interface WrittenProfile {
  readonly user: SessionUser;
  readonly writes: number;
}

interface RecentProfile {
  readonly fingerprint: string;
  readonly user: Promise<SessionUser>;
  readonly until: number;
  /** How often the user was written while the profile is being written. */
  changes: number;
}

/** The profiles that were written lately, with the users as they then were. */
export class RecentProfiles {
  readonly #ttl: number;
  readonly #now: () => number;
  readonly #profiles = new Map<string, RecentProfile>();
  readonly #writing = new Map<string, Set<RecentProfile>>();

  /**
   * @param ttl for how many milliseconds a profile counts as written lately
   * @param now the time in milliseconds
   */
  constructor(ttl: number, now: () => number) {
    this.#ttl = ttl;
    this.#now = now;
  }

  /** The user, when the same profile was written lately or is being written. */
  find(profile: SessionProfile): Promise<SessionUser> | undefined {
    const recent = this.#profiles.get(profile.id);
    if (recent?.fingerprint !== fingerprint(profile) || recent.until <= this.#now()) return undefined;
    this.#put(profile.id, recent);
    return recent.user;
  }

  /**
   * Remembers a profile that is being written. It is forgotten should that fail, or should the user be written by others meanwhile:
   * what was read may be older than that.
   */
  remember(profile: SessionProfile, written: Promise<WrittenProfile>): Promise<SessionUser> {
    const { id } = profile;
    const user = written.then((result) => result.user);
    const recent = { fingerprint: fingerprint(profile), user, until: this.#now() + this.#ttl, changes: 0 };
    this.#put(id, recent);
    const others = this.#writing.get(id) ?? new Set();
    this.#writing.set(id, others.add(recent));
    const end = (isUpToDate: boolean): void => {
      others.delete(recent);
      if (others.size === 0) this.#writing.delete(id);
      if (isUpToDate && !this.#profiles.has(id)) this.#put(id, recent);
      if (!isUpToDate && this.#profiles.get(id) === recent) this.#profiles.delete(id);
    };
    written.then(
      ({ writes }) => {
        end(recent.changes <= writes);
      },
      () => {
        end(false);
      },
    );
    return user;
  }

  /** Lets the next session of the user compare again, unless its profile is being written just now. */
  forget(id: string): void {
    const recent = this.#profiles.get(id);
    if (recent && !this.#writing.get(id)?.has(recent)) this.#profiles.delete(id);
  }

  /** Drops what is known of a user that was written. */
  changed(id: string): void {
    this.#profiles.delete(id);
    for (const recent of this.#writing.get(id) ?? []) recent.changes += 1;
  }

  /** As the newest, for which another may have to go. */
  #put(id: string, recent: RecentProfile): void {
    this.#profiles.delete(id);
    this.#profiles.set(id, recent);
    const [oldest] = this.#profiles.keys();
    if (this.#profiles.size > USERS_MAX && oldest !== undefined) this.#profiles.delete(oldest);
  }
}

function fingerprint({ name, image }: SessionProfile): string {
  return JSON.stringify([name ?? null, image ?? null]);
}
