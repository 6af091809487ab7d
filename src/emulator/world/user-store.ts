import type { Micros } from './clock';
import type { JsonObject } from './json';

/** One user as it is stored. An absent property is an unset one. Records are replaced when something changes, never changed. */
export interface UserRecord {
  readonly id: string;
  readonly name?: string;
  readonly image?: string;
  readonly custom: JsonObject;
  readonly role: string;
  readonly language: string;
  readonly teams: readonly string[];
  readonly teamsRole?: Record<string, string>;
  readonly invisible: boolean;
  readonly privacySettings?: JsonObject;
  readonly createdAt: Micros;
  readonly updatedAt: Micros;
  readonly deletedAt?: Micros;
  /** Set with `deletedAt` when the personal fields were erased: such a user cannot be restored. */
  readonly pruned?: true;
  readonly deactivatedAt?: Micros;
  readonly lastActive?: Micros;
  readonly revokeTokensIssuedBefore?: Micros;
  readonly ban?: Ban;
  /** Users this one has blocked, by id, with the time of the block; in order of blocking. */
  readonly blocked?: ReadonlyMap<string, Micros>;
  /** Users this one has muted, by id. */
  readonly mutes?: ReadonlyMap<string, Mute>;
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
