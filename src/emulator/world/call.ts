import type { SettingsOverride } from './call-types/call-settings';
import type { CallMembers } from './call-members';
import type { Micros } from './clock';
import type { JsonObject } from './json';
import type { CallArchive, SessionRecord } from './session';

/** One call as it is stored. What the indexes know (`createdBy`, `members`, `session`) is changed through the `CallStore` only. */
export interface CallRecord {
  readonly type: string;
  readonly id: string;
  readonly cid: string;
  /** Counts the calls of the app up in order of creation; tells apart calls created in the same microsecond. */
  readonly sequence: number;
  readonly createdAt: Micros;
  updatedAt: Micros;
  /** User id. */
  readonly createdBy: string;
  readonly team: string | undefined;
  readonly channelCid: string | undefined;
  custom: JsonObject;
  /** What the call sets itself; the rest comes from its type at the time of reading. */
  settingsOverride: SettingsOverride | undefined;
  startsAt: Micros | undefined;
  endedAt: Micros | undefined;
  backstage: boolean;
  readonly members: CallMembers;
  /** The present session, or the last one. */
  readonly session: SessionRecord | undefined;
  /** What earlier sessions left behind. */
  archive: CallArchive | undefined;
  /** Ids of users who may not take part, in order of blocking. */
  blocked: readonly string[] | undefined;
  /** Permissions of single users on this call, on top of their role's grants, by user id. */
  permissions: ReadonlyMap<string, UserPermissions> | undefined;
}

/** Capabilities given to and taken from one user. */
export interface UserPermissions {
  readonly granted: readonly string[];
  readonly revoked: readonly string[];
}
