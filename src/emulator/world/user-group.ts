import type { Micros } from './clock';

/** A named set of users. */
export interface UserGroupRecord {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly team?: string;
  /** By user id, in order of joining. */
  readonly members: ReadonlyMap<string, UserGroupMember>;
  readonly createdAt: Micros;
  readonly updatedAt: Micros;
}

export interface UserGroupMember {
  readonly isAdmin: boolean;
  readonly createdAt: Micros;
}
