import type { CallRecord } from './call';
import type { CallMembers } from './call-members';
import type { Micros } from './clock';
import type { JsonObject } from './json';

/** What most calls do not have. */
type Rarely =
  | 'team'
  | 'channelCid'
  | 'settingsOverride'
  | 'startsAt'
  | 'endedAt'
  | 'session'
  | 'archive'
  | 'blocked'
  | 'permissions';
type RareFields = Partial<Pick<CallRecord, Rarely>>;

/** What a call is made from. */
export type CallFields = Omit<CallRecord, 'cid' | 'archive'> & Partial<Pick<CallRecord, 'archive'>>;

/**
 * A call in little memory, since there may be a million: what follows from other fields is worked out, and what few calls have is
 * in an object that the others do without.
 */
export class StoredCall implements CallRecord {
  readonly type: string;
  readonly cid: string;
  readonly sequence: number;
  readonly createdAt: Micros;
  createdBy: string;
  custom: JsonObject;
  members: CallMembers;
  backstage: boolean;
  /** Absent while it is the time of creation. */
  private changedAt: Micros | undefined;
  private rare: RareFields | undefined;

  constructor(fields: CallFields) {
    this.type = fields.type;
    // Joined, it is one flat text; put together by a template, it would be three.
    this.cid = [fields.type, fields.id].join(':');
    this.sequence = fields.sequence;
    this.createdAt = fields.createdAt;
    this.createdBy = fields.createdBy;
    this.custom = fields.custom;
    this.members = fields.members;
    this.backstage = fields.backstage;
    this.changedAt = undefined;
    this.rare = rareFieldsOf(fields);
    this.updatedAt = fields.updatedAt;
  }

  get id(): string {
    return this.cid.slice(this.type.length + 1);
  }

  get updatedAt(): Micros {
    return this.changedAt ?? this.createdAt;
  }

  set updatedAt(at: Micros) {
    this.changedAt = at === this.createdAt ? undefined : at;
  }

  get team() {
    return this.rare?.team;
  }

  get channelCid() {
    return this.rare?.channelCid;
  }

  get settingsOverride() {
    return this.rare?.settingsOverride;
  }

  set settingsOverride(settingsOverride) {
    this.rare = { ...this.rare, settingsOverride };
  }

  get startsAt() {
    return this.rare?.startsAt;
  }

  set startsAt(startsAt) {
    this.rare = { ...this.rare, startsAt };
  }

  get endedAt() {
    return this.rare?.endedAt;
  }

  set endedAt(endedAt) {
    this.rare = { ...this.rare, endedAt };
  }

  get session() {
    return this.rare?.session;
  }

  set session(session) {
    this.rare = { ...this.rare, session };
  }

  get archive() {
    return this.rare?.archive;
  }

  set archive(archive) {
    this.rare = { ...this.rare, archive };
  }

  get blocked() {
    return this.rare?.blocked;
  }

  set blocked(blocked) {
    this.rare = { ...this.rare, blocked };
  }

  get permissions() {
    return this.rare?.permissions;
  }

  set permissions(permissions) {
    this.rare = { ...this.rare, permissions };
  }
}

function rareFieldsOf(fields: CallFields): RareFields | undefined {
  const { team, channelCid, settingsOverride, startsAt, endedAt, session, archive, blocked, permissions } =
    fields;
  const rare = {
    team,
    channelCid,
    settingsOverride,
    startsAt,
    endedAt,
    session,
    archive,
    blocked,
    permissions,
  };
  return Object.values(rare).some((value) => value !== undefined) ? rare : undefined;
}
