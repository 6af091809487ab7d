import { Injectable } from '@nestjs/common';
import type { StreamClient } from '../../stream/stream.client';

/** The injection token of the standings of users. */
export const USER_STANDINGS = Symbol.for('nestjs-getstream:user-standings');

/** How a user stands at Stream. `unknown`: there is none, or it was deleted. */
export type UserStanding = 'active' | 'banned' | 'deactivated' | 'unknown';

interface KnownStanding {
  readonly client: StreamClient;
  readonly standing: UserStanding;
  /** Milliseconds since 1970. */
  readonly until: number;
}

interface Lookup {
  readonly client: StreamClient;
  readonly result: Promise<UserStanding>;
}

/** Milliseconds for which a standing is kept, unless the app says otherwise. */
export const DEFAULT_STANDING_TTL = 10_000;

/** That there is no user is kept for a moment only, since it may come at any time. */
const UNKNOWN_TTL_MAX = 1000;

/** More users than this are not remembered at a time; the oldest entry goes first. */
const USERS_MAX = 10_000;

/** Milliseconds for which a deletion is remembered: longer than tokens of users should live. */
const DELETION_TTL = 86_400_000;

/**
 * How users stand at Stream, kept for `ttl` milliseconds. Lookups of one user at a time are shared. Changes through the clients
 * that it watches count at once. Inject it by `USER_STANDINGS` to say what you know earlier: `forget` after you changed a user by
 * other means.
 */
@Injectable()
export class UserStandings {
  readonly #known = new Map<string, KnownStanding>();
  readonly #lookups = new Map<string, Lookup>();
  readonly #deletions = new Map<string, number>();
  readonly #watched = new WeakSet<StreamClient>();

  /** @param now the time in milliseconds */
  constructor(
    private readonly ttl: number = DEFAULT_STANDING_TTL,
    private readonly now: () => number = Date.now,
  ) {}

  /** Learns at once of every change of a user through a client, or that the client is told of. */
  watch(client: StreamClient): void {
    if (this.#watched.has(client)) return;
    this.#watched.add(client);
    client.observeUsers(({ userId, kind, at }) => {
      if (kind === 'deleted') this.deleted(userId, at?.getTime());
      else if (kind === 'restored') this.restored(userId);
      else this.forget(userId);
    });
  }

  /** What is known of a user and not too old. */
  find(client: StreamClient, userId: string): UserStanding | undefined {
    const known = this.#known.get(userId);
    return known?.client === client && known.until > this.now() ? known.standing : undefined;
  }

  /** Asks Stream, together with all who ask for the same user meanwhile. Rejects with the client's errors. */
  look(client: StreamClient, userId: string): Promise<UserStanding> {
    const running = this.#lookups.get(userId);
    if (running?.client === client) return running.result;
    const lookup: Lookup = { client, result: askStream(client, userId, this.now) };
    this.#lookups.set(userId, lookup);
    lookup.result.then(
      (standing) => {
        // What was forgotten meanwhile may have been read before the change.
        if (this.#end(userId, lookup)) this.#keep(client, userId, standing);
      },
      () => this.#end(userId, lookup),
    );
    return lookup.result;
  }

  /** Drops what is known of a user, since it has changed. */
  forget(userId: string): void {
    this.#known.delete(userId);
    this.#lookups.delete(userId);
  }

  /** Remembers that a user was deleted: tokens issued until now do not bring it back. */
  deleted(userId: string, at: number = this.now()): void {
    this.forget(userId);
    put(this.#deletions, userId, Math.max(at, this.#deletions.get(userId) ?? 0));
  }

  /** Forgets that a user was deleted. */
  restored(userId: string): void {
    this.forget(userId);
    this.#deletions.delete(userId);
  }

  /**
   * Whether a token is from before the user was deleted. Where the time of issue is not known, every one is.
   *
   * @param issuedAt unix seconds
   */
  isFromBeforeDeletion(userId: string, issuedAt: number | undefined): boolean {
    if (this.#deletions.size === 0) return false;
    const at = this.#deletions.get(userId);
    if (at === undefined || at + DELETION_TTL <= this.now()) return false;
    return issuedAt === undefined || issuedAt * 1000 <= at;
  }

  #end(userId: string, lookup: Lookup): boolean {
    return this.#lookups.get(userId) === lookup && this.#lookups.delete(userId);
  }

  #keep(client: StreamClient, userId: string, standing: UserStanding): void {
    const ttl = standing === 'unknown' ? Math.min(this.ttl, UNKNOWN_TTL_MAX) : this.ttl;
    put(this.#known, userId, { client, standing, until: this.now() + ttl });
  }
}

function put<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > USERS_MAX && oldest !== undefined) map.delete(oldest);
}

async function askStream(client: StreamClient, userId: string, now: () => number): Promise<UserStanding> {
  const payload = { filter_conditions: { id: userId }, include_deactivated_users: true, limit: 1 };
  const { users } = await client.queryUsers({ payload }, { principal: `user:${userId}` });
  const user = users[0];
  if (!user || user.deleted_at) return 'unknown';
  if (user.deactivated_at) return 'deactivated';
  return user.banned && !(user.ban_expires && user.ban_expires.getTime() <= now()) ? 'banned' : 'active';
}
