import type { SessionProfile, SessionUser } from '../../models/session.model';

/** More users than this are not remembered at a time; the one that was asked about least recently goes first. */
const USERS_MAX = 10_000;

interface RecentProfile {
  readonly fingerprint: string;
  readonly user: Promise<SessionUser>;
  readonly until: number;
}

/** The profiles that were written lately, with the users as they then were. */
export class RecentProfiles {
  readonly #ttl: number;
  readonly #now: () => number;
  readonly #profiles = new Map<string, RecentProfile>();
  readonly #writing = new Set<RecentProfile>();

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

  /** Remembers a profile that is being written; it is forgotten should that fail. */
  remember(profile: SessionProfile, user: Promise<SessionUser>): void {
    const recent = { fingerprint: fingerprint(profile), user, until: this.#now() + this.#ttl };
    this.#put(profile.id, recent);
    this.#writing.add(recent);
    user.then(
      () => this.#writing.delete(recent),
      () => {
        this.#writing.delete(recent);
        if (this.#profiles.get(profile.id) === recent) this.#profiles.delete(profile.id);
      },
    );
  }

  /** Lets the next session of the user compare again, unless its profile is being written just now. */
  forget(id: string): void {
    const recent = this.#profiles.get(id);
    if (recent && !this.#writing.has(recent)) this.#profiles.delete(id);
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
