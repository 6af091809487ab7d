import type { Micros } from './clock';
import type { JsonObject } from './json';

/** One user as it is stored. An absent property is an unset one. Records are replaced or changed by `users/*.rules.ts` only. */
export interface UserRecord {
  readonly id: string;
  name?: string;
  image?: string;
  custom: JsonObject;
  role: string;
  language: string;
  teams: string[];
  teamsRole?: Record<string, string>;
  invisible: boolean;
  privacySettings?: JsonObject;
  readonly createdAt: Micros;
  updatedAt: Micros;
  deletedAt?: Micros;
  /** Set with `deletedAt` when the personal fields were erased: such a user cannot be restored. */
  pruned?: true;
  deactivatedAt?: Micros;
  lastActive?: Micros;
  revokeTokensIssuedBefore?: Micros;
  ban?: Ban;
  /** Users this one has blocked, by id, with the time of the block; in order of blocking. */
  blocked?: Map<string, Micros>;
  /** Users this one has muted, by id. */
  mutes?: Map<string, Mute>;
}

/** An app-wide ban of a user. */
export interface Ban {
  readonly createdAt: Micros;
  readonly bannedBy?: string;
  readonly reason?: string;
  readonly shadow: boolean;
  readonly expires?: Micros;
}

/** A personal mute: nothing to do with the audio of a call. */
export interface Mute {
  readonly createdAt: Micros;
  readonly updatedAt: Micros;
  readonly expires?: Micros;
}

/** The users of one app by id, soft-deleted ones included, in order of creation. */
export class UserStore {
  private readonly byId = new Map<string, UserRecord>();

  get(id: string): UserRecord | undefined {
    return this.byId.get(id);
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  put(user: UserRecord): void {
    this.byId.set(user.id, user);
  }

  remove(id: string): void {
    this.byId.delete(id);
  }

  values(): IterableIterator<UserRecord> {
    return this.byId.values();
  }

  get size(): number {
    return this.byId.size;
  }
}
