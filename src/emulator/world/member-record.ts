import type { Micros } from './clock';
import type { JsonObject } from './json';

export interface MemberRecord {
  readonly userId: string;
  /** `call_member` is in force when absent. */
  readonly role: string | undefined;
  readonly custom: JsonObject;
  readonly createdAt: Micros;
  readonly updatedAt: Micros;
}

/** What most members do not have. */
type RareFields = Pick<MemberRecord, 'role' | 'custom' | 'updatedAt'>;

/** One for all members without custom data. Nobody changes it. */
const NO_CUSTOM: JsonObject = {};

/** A member in little memory: what few have is in an object that the others do without. */
export class StoredMember implements MemberRecord {
  readonly userId: string;
  readonly createdAt: Micros;
  private readonly rare: RareFields | undefined;

  constructor({ userId, role, custom, createdAt, updatedAt }: MemberRecord) {
    this.userId = userId;
    this.createdAt = createdAt;
    const isPlain = role === undefined && updatedAt === createdAt && Object.keys(custom).length === 0;
    this.rare = isPlain ? undefined : { role, custom, updatedAt };
  }

  get role(): string | undefined {
    return this.rare?.role;
  }

  get custom(): JsonObject {
    return this.rare?.custom ?? NO_CUSTOM;
  }

  get updatedAt(): Micros {
    return this.rare?.updatedAt ?? this.createdAt;
  }
}
